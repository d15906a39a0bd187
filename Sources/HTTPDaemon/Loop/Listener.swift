import CMicrohttpd
import Glibc

/// A loop's listening socket.
final class Listener {
    /// How long it stops accepting when descriptors or memory have run out, in nanoseconds. The client waits in the backlog.
    private static let pause: Int64 = 20_000_000
    /// How many connections are accepted before others get their turn.
    private static let batch = 64

    private let descriptor: Int32
    private unowned let loop: Loop
    private var resumption: Deadline?
    private var isOpen = true

    /// Takes the socket and starts to accept.
    init(descriptor: Int32, loop: Loop) {
        self.descriptor = descriptor
        self.loop = loop
        resumption = Deadline { [unowned self] in watch() }
        watch()
    }

    deinit {
        stop()
    }

    /// Accepts who has come, and hands them over.
    func accept(_ hand: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Void) {
        var address = sockaddr_storage()
        withUnsafeMutablePointer(to: &address) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                for _ in 0..<Self.batch where isOpen {
                    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
                    let accepted = clinux_accept(descriptor, address, &length)
                    guard accepted < 0 else {
                        hand(accepted, address, length)
                        continue
                    }
                    switch errno {
                    case EAGAIN: return
                    case EMFILE, ENFILE, ENOBUFS, ENOMEM: return rest()
                    default: continue  // This one client is gone: ECONNABORTED and its like.
                    }
                }
            }
        }
    }

    /// Stops for good: who has not been accepted is refused, and the port is free.
    func stop() {
        guard isOpen else { return }
        isOpen = false
        if let resumption { loop.deadlines.cancel(resumption) }
        loop.poll.unwatch(descriptor)
        close(descriptor)
    }

    /// Stops for a moment. The socket stays readable, so watching on would make the loop spin.
    private func rest() {
        guard let resumption else { return }
        loop.poll.unwatch(descriptor)
        loop.deadlines.set(resumption, to: Instant.now.advanced(by: Self.pause))
    }

    private func watch() {
        if !loop.poll.watch(descriptor, for: .readable, token: Loop.Token.listener) { rest() }
    }
}
