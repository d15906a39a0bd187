import Synchronization

/// Whether the client that sent a request is still there.
///
/// It may be asked on any thread, during the exchange and after it. It asks the kernel, so it knows of a departure that the
/// connection's own loop has not come to see yet.
public final class ClientPresence: Sendable {
    // The lock is what keeps a descriptor from being closed, and given to somebody else, while it is asked.
    private let socket: Mutex<TCPSocket?>

    init(_ socket: TCPSocket) { self.socket = Mutex(socket) }

    /// Whether the client has closed or reset its side, or the connection is gone altogether.
    public var hasLeft: Bool {
        socket.withLock { $0?.isLeft ?? true }
    }

    /// The socket is about to be closed.
    func ends() { socket.withLock { $0 = nil } }
}
