import CMicrohttpd
import Glibc

/// The daemon's listening socket, on the loop that accepts.
final class Listener {
    /// How long it stops accepting when descriptors or memory have run out, in nanoseconds. Clients wait in the
    /// backlog.
    private static let pause: Int64 = 20_000_000
    /// How many connections are accepted before others get their turn.
    private static let batch = 64

    private let descriptor: Int32
    // The loop owns the listener, and stops it before it goes.
    private unowned(unsafe) let loop: Loop
    private var resumption: Deadline!
    private var isOpen = true

    /// Takes the socket and starts to accept.
    init(descriptor: Int32, loop: Loop) {
        self.descriptor = descriptor
        self.loop = loop
        resumption = Deadline { [unowned(unsafe) self] in watch() }
        watch()
    }

    /// Accepts who has come, and hands them on.
    func accept(_ hand: (Int32) -> Void) {
        for _ in 0..<Self.batch where isOpen {
            let accepted = clinux_accept(descriptor)
            guard accepted < 0 else {
                hand(accepted)
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return rest()
            default: continue  // This one client is gone: ECONNABORTED and its like.
            }
        }
    }

    /// Stops for good: who has not been accepted is refused, and the port is free.
    func stop() {
        guard isOpen else { return }
        isOpen = false
        loop.deadlines.cancel(resumption)
        loop.poll.unwatch(descriptor)
        close(descriptor)
    }

    /// Stops for a moment. The socket stays readable, so watching on would make the loop spin.
    private func rest() {
        loop.poll.unwatch(descriptor)
        loop.deadlines.set(resumption, to: Instant.now.advanced(by: Self.pause))
    }

    private func watch() {
        if !loop.poll.watch(descriptor, for: .readable, token: Loop.Token.listener) { rest() }
    }
}
