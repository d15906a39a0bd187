import Synchronization

/// Whether the client that sent a request still waits for its response.
///
/// It may be asked on any thread, during the exchange and after it. It asks the kernel, so it knows of a departure that the
/// connection's own loop has not come to see yet.
public final class ClientPresence: Sendable {
    private struct State {
        var socket: TCPSocket?
        var isServed = false
    }

    // The lock is what keeps a descriptor from being closed, and given to somebody else, while it is asked.
    private let state: Mutex<State>

    init(_ socket: TCPSocket) { state = Mutex(State(socket: socket)) }

    /// Whether the client has closed or reset its side, or the connection is gone, before the end of the response was on its
    /// way. Who has everything may go, and is then not told from who left at the very end.
    public var hasLeftEarly: Bool {
        state.withLock { state in !state.isServed && (state.socket?.isLeft ?? true) }
    }

    /// What is sent next ends the response, or, if it could not be sent, does not after all.
    func isServed(_ isServed: Bool) { state.withLock { $0.isServed = isServed } }

    /// The socket is about to be closed.
    func ends() { state.withLock { $0.socket = nil } }
}
