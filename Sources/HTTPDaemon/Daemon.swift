import Glibc

/// An HTTP/1.1 server.
///
/// It runs from when it is made until it is stopped. Each of its loops is one thread with its own connections and
/// deadlines; nothing is shared between them but the handler.
public final class Daemon: Sendable {
    /// The port that it listens on: the real one if any free one was asked for.
    public let port: UInt16
    /// The numeric address that it listens on: `127.0.0.1`, `::1`.
    public let address: String

    private let threads: [LoopThread]

    /// Binds, and serves from when it returns.
    ///
    /// A host name that stands for several addresses is bound to the first of them, or to the first IPv4 one if there
    /// is any. The process's limit of open descriptors is raised as far as it may be, and SIGPIPE is ignored if nothing
    /// else was said.
    ///
    /// - Parameter guest: What works on the loop that accepts, which with one loop is the one of all connections.
    /// - Throws: When the address cannot be bound; a port that is taken is an error even where the system would share
    ///   it.
    public init(
        _ configuration: Configuration = .init(),
        guest: (any LoopGuest)? = nil,
        handler: any RequestHandler
    ) throws(DaemonError) {
        if let handled = signal(SIGPIPE, SIG_IGN) { signal(SIGPIPE, handled) }
        let connectionLimit = DescriptorLimit.raise()
        let loops: [Loop]
        let inboxes: [Inbox]
        do throws(SystemError) {
            (loops, inboxes) = try Self.loops(configuration, handler: handler, connectionLimit: connectionLimit)
        } catch {
            throw DaemonError(configuration, error)
        }
        let socket = try ListeningSocket(host: configuration.host, port: configuration.port)
        port = socket.address.port
        address = socket.address.host
        loops[0].accept(on: socket, dealingTo: inboxes)
        if let guest { loops[0].receive(guest) }
        var threads: [LoopThread] = []
        do throws(SystemError) {
            for (loop, inbox) in zip(loops, inboxes) { threads.append(try LoopThread(running: loop, inbox: inbox)) }
        } catch {
            for thread in threads { thread.stop(by: .now) }
            for thread in threads { thread.join() }
            throw DaemonError(configuration, error)
        }
        self.threads = threads
    }

    private static func loops(
        _ configuration: Configuration,
        handler: any RequestHandler,
        connectionLimit: UInt32
    ) throws(SystemError) -> (loops: [Loop], inboxes: [Inbox]) {
        var loops: [Loop] = []
        var inboxes: [Inbox] = []
        for _ in 0..<max(1, configuration.loops) {
            let inbox = try Inbox()
            inboxes.append(inbox)
            loops.append(
                try Loop(
                    inbox: inbox,
                    handler: handler,
                    maximumBodyBytes: configuration.maximumBodyBytes,
                    memoryPerConnection: configuration.memoryPerConnection,
                    connectionLimit: connectionLimit
                )
            )
        }
        return (loops, inboxes)
    }

    deinit {
        stop(grace: .zero)
    }

    /// Stops: refuses new connections, closes at once those that are idle or not served, lets exchanges that run go on for
    /// at most that long, ends the rest, and returns when all is over.
    ///
    /// From any thread but a loop's, any number of times; a shorter grace overrules a longer one that still runs.
    public func stop(grace: Duration) {
        let deadline = Instant.now.advanced(by: max(0, grace.wholeNanoseconds))
        for thread in threads { thread.stop(by: deadline) }
        for thread in threads { thread.join() }
    }
}
