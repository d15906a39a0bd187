import CMicrohttpd
import Glibc

/// One thread's share of a daemon: connections, and all their deadlines.
///
///      ┌─ wait ──▶ sockets, inbox ──▶ deadlines ──▶ library ─┐
///      └─────────────────────────────────────────────────────┘
///
/// One loop of a daemon also accepts, and deals the connections out to all in turn.
///
/// It is made on one thread and then given to another, which alone touches it and everything below it from then on.
/// What a turn frees is freed after its events, the connections that are served by the library, in its last part: no event
/// of the turn can meet what is gone. Only a connection that is not served may go at its own event, which is its last.
final class Loop {
    /// What an event's token stands for; any other is a guest's, or the address of a `WatchedSocket`.
    enum Token {
        static let listener: UInt64 = 0
        static let library: UInt64 = 1
        static let inbox: UInt64 = 2
    }

    let poll: EventPoll
    let handler: any RequestHandler
    let maximumBodyBytes: Int
    let deadlines = DeadlineHeap()
    /// Set when the library was given something to do, so that it runs in this turn.
    var libraryHasWork = false
    /// Whether the end has been announced: no new connections, and no connection is kept for another request.
    private(set) var isStopping = false

    private let inbox: Inbox
    private var library: RequestLibrary!
    private var listener: Listener?
    /// Who is not served, yet or any more.
    private(set) var admissions: Admissions!
    /// What it is to a guest, if it has one.
    private var host: LoopHost?
    /// The inboxes of all loops, for the one that accepts, and whose turn it is.
    private var circle: [Inbox] = []
    private var turn = 0
    private var connections: [Connection] = []
    /// The exchanges that have a remote. An exchange keeps its remote for as long as it is here, so that no other can get
    /// its identity.
    private var remoteControlled: [ObjectIdentifier: Exchange] = [:]
    private var end: Deadline!
    private var isOver = false

    /// Makes a loop that serves the connections that come into its inbox, from when it runs.
    init(
        inbox: Inbox,
        handler: any RequestHandler,
        maximumBodyBytes: Int,
        memoryPerConnection: Int,
        connectionLimit: UInt32
    ) throws(SystemError) {
        poll = try EventPoll()
        self.handler = handler
        self.maximumBodyBytes = maximumBodyBytes
        self.inbox = inbox
        library = try RequestLibrary(
            memoryPerConnection: memoryPerConnection,
            connectionLimit: connectionLimit
        ) { [unowned self] in open($0) }
        admissions = Admissions(
            loop: self,
            deal: { [unowned self] in deal($0) },
            serve: { [unowned self] in library.add($0) }
        )
        end = Deadline { [unowned self] in isOver = true }
        guard poll.watch(inbox.descriptor, for: .readable, token: Token.inbox),
            poll.watch(library.descriptor, for: .readable, token: Token.library)
        else { throw SystemError("epoll_ctl") }
    }

    deinit {
        // A loop that has run has done it before.
        listener?.stop()
        library?.stop()
    }

    /// Makes it the loop that accepts. It takes the socket, and deals to these inboxes, its own among them.
    func accept(on socket: ListeningSocket, dealingTo circle: [Inbox]) {
        self.circle = circle
        listener = Listener(descriptor: socket.descriptor, loop: self)
    }

    /// Makes it the loop that this guest works on.
    func receive(_ guest: any LoopGuest) {
        host = LoopHost(of: guest, loop: self)
    }

    /// Serves until it is told to stop.
    func run() {
        _ = clinux_sharpen_timers()
        host?.begin()
        while !isOver {
            poll.wait(until: libraryHasWork ? .now : deadlines.first) { token, readiness in
                switch token {
                case Token.listener: listener?.accept { admissions.admit($0) }
                case Token.library: libraryHasWork = true
                case Token.inbox: readInbox()
                case _ where LoopHost.owns(token): host?.happened(token, readiness)
                default: WatchedSocket.behind(token).socketChanged(readiness)
                }
            }
            if let first = deadlines.first {
                let now = Instant.now
                if first <= now { while let deadline = deadlines.popDue(by: now) { deadline.act() } }
            }
            if libraryHasWork {
                libraryHasWork = false
                if library.run() { libraryHasWork = true }
            }
            if isStopping {
                admissions.stop()
                if connections.isEmpty { isOver = true }
            }
        }
        close()
    }

    // MARK: - Connections

    private func deal(_ socket: Int32) {
        let inbox = circle[turn]
        turn = (turn + 1) % circle.count
        if inbox === self.inbox { admissions.hear(TCPSocket(descriptor: socket)) } else { inbox.put(socket) }
    }

    private func open(_ connection: LibraryConnection) -> Connection {
        let connection = Connection(connection, loop: self, place: connections.count)
        connections.append(connection)
        libraryHasWork = true
        return connection
    }

    /// Forgets a connection that is about to be closed.
    func forget(_ connection: Connection) {
        let last = connections.removeLast()
        guard last !== connection else { return }
        connections[connection.place] = last
        last.place = connection.place
    }

    private func readInbox() {
        let (sockets, remotes, stopBy) = inbox.take()
        for socket in sockets { admissions.hear(TCPSocket(descriptor: socket)) }
        for remote in remotes { remoteControlled[ObjectIdentifier(remote)]?.obey(remote) }
        guard let stopBy else { return }
        deadlines.set(end, to: stopBy)
        isStopping = true
        listener?.stop()
        for connection in connections { connection.closeIfIdle() }
        libraryHasWork = true
    }

    /// Plays what has come due on connections while the library reads one request after the other, so that an event mostly waits
    /// for one of them at most.
    func playDue() {
        guard let first = deadlines.first else { return }
        let now = Instant.now
        guard first <= now else { return }
        // What is not a connection's waits for the turn's own time: it may have something for the library, which is at work.
        while deadlines.next is Connection, let deadline = deadlines.popDue(by: now) { deadline.act() }
    }

    // MARK: - Remotes

    /// Lets a remote drive an exchange from now on, unless it is another's.
    func attach(_ remote: ExchangeRemote, to exchange: Exchange) {
        if remote.attach(to: inbox) { remoteControlled[ObjectIdentifier(remote)] = exchange }
    }

    /// Ends that, if it drives this one.
    func detach(_ remote: ExchangeRemote, from exchange: Exchange) {
        guard remoteControlled[ObjectIdentifier(remote)] === exchange else { return }
        remoteControlled[ObjectIdentifier(remote)] = nil
        remote.detach()
    }

    // MARK: - The end

    private func close() {
        inbox.close()
        listener?.stop()
        deadlines.cancel(end)
        for connection in connections { connection.stop() }
        // What was said to each connection is done, then the library closes whatever is left.
        _ = library.run()
        library.stop()
        // Last, because a connection's end may have something for the guest.
        host?.end()
    }
}
