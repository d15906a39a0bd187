import Synchronization

/// Whether the client that sent a request still waits for its response.
///
/// It may be asked on any thread, during the exchange and after it. It asks the kernel, so it knows of a departure that the
/// connection's own loop has not come to see yet.
public final class ClientPresence: Sendable {
    /// How a client and its response stand.
    public enum State: Sendable, Equatable {
        /// The client is there, and the end of its response is not on its way.
        case waiting
        /// What ends the response is on its way, or was sent: its last write, a reset or a close; or the client has left a
        /// stall, which nothing else could end. Who goes now is not told from who went at the very end.
        case served
        /// The client closed or reset its side, or the connection was ended, before that.
        case left
    }

    private struct Facts {
        var socket: TCPSocket?
        var isServed = false
        /// Whether nothing will come any more, and nothing ends it.
        var isStalled = false
    }

    // The lock is what keeps a descriptor from being closed, and given to somebody else, while it is asked.
    private let facts: Mutex<Facts>

    /// The connection that brought the request: the same object for all requests that one connection brings.
    public let connection: ConnectionIdentity

    init(_ socket: TCPSocket, of connection: ConnectionIdentity = ConnectionIdentity()) {
        facts = Mutex(Facts(socket: socket))
        self.connection = connection
    }

    /// How they stand now.
    public var state: State {
        facts.withLock { facts in
            if facts.isServed, !facts.isStalled { return .served }
            guard facts.socket?.isLeft ?? true else { return .waiting }
            return facts.isStalled ? .served : .left
        }
    }

    /// Whether the client has left, or the connection was ended, before the end of the response was on its way.
    public var hasLeftEarly: Bool { state == .left }

    /// What is sent next ends the response, or, if it could not be sent, does not after all.
    func isServed(_ isServed: Bool) { facts.withLock { $0.isServed = isServed } }

    /// Nothing will be sent any more: all that is left is for the client to go.
    func stalls() { facts.withLock { $0.isStalled = true } }

    /// The exchange is over: its socket must not be asked any more.
    func ends() { facts.withLock { $0.socket = nil } }
}
