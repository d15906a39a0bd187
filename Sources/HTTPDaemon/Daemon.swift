import Glibc

/// An HTTP/1.1 server.
///
/// It runs from when it is made until it is stopped. Each of its loops is one thread with its own listening socket, connections and
/// deadlines; nothing is shared between them but the handler.
public final class Daemon: Sendable {
    /// The port that it listens on: the real one if any free one was asked for.
    public let port: UInt16
    /// The numeric address that it listens on: `127.0.0.1`, `::1`.
    public let address: String

    private let threads: [LoopThread]

    /// Binds, and serves from when it returns.
    ///
    /// A host name that stands for several addresses is bound to the first of them, or to the first IPv4 one if there is any. The
    /// process's limit of open descriptors is raised as far as it may be, and SIGPIPE is ignored if nothing else was said.
    ///
    /// - Throws: When the address cannot be bound; a port that is taken is an error even where the system would share it.
    public init(_ configuration: Configuration = .init(), handler: any RequestHandler) throws(DaemonError) {
        if let handled = signal(SIGPIPE, SIG_IGN) { signal(SIGPIPE, handled) }
        let connectionLimit = DescriptorLimit.raise()
        let sockets = try ListeningSockets(
            host: configuration.host,
            port: configuration.port,
            count: max(1, configuration.loops)
        )
        port = sockets.address.port
        address = sockets.address.host
        var waiting = sockets.descriptors
        var threads: [LoopThread] = []
        do {
            var loops: [(Loop, Inbox)] = []
            while let descriptor = waiting.last {
                let inbox = try Inbox()
                let loop = try Loop(
                    listening: descriptor,
                    inbox: inbox,
                    handler: handler,
                    maximumBodyBytes: configuration.maximumBodyBytes,
                    connectionLimit: connectionLimit
                )
                waiting.removeLast()
                loops.append((loop, inbox))
            }
            for (loop, inbox) in loops { threads.append(try LoopThread(running: loop, inbox: inbox)) }
        } catch {
            for descriptor in waiting { close(descriptor) }
            for thread in threads { thread.stop(by: .now) }
            for thread in threads { thread.join() }
            throw DaemonError(address: SocketAddress.text(host: configuration.host, port: configuration.port), error)
        }
        self.threads = threads
    }

    deinit {
        stop(grace: .zero)
    }

    /// Stops: refuses new connections and closes idle ones at once, lets exchanges that run go on for at most that long, ends the
    /// rest, and returns when all is over.
    ///
    /// From any thread but a loop's, any number of times; a shorter grace overrules a longer one that still runs.
    public func stop(grace: Duration) {
        let deadline = Instant.now.advanced(by: max(0, grace.wholeNanoseconds))
        for thread in threads { thread.stop(by: deadline) }
        for thread in threads { thread.join() }
    }
}
