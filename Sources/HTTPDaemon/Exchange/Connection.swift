import Glibc

/// A client's connection: one exchange after the other.
///
/// libmicrohttpd owns the socket and holds this object from when it is given the one until it closes it.
final class Connection: WatchedSocket {
    // The loop outlives its connections: its library has closed them all before it ends.
    unowned(unsafe) let loop: Loop
    let library: LibraryConnection
    /// What its requests tell of where they come from.
    let identity = ConnectionIdentity()
    /// Where the loop keeps it.
    var place: Int
    /// How the client left, once that has been seen.
    private(set) var departure: TCPSocket.Departure?
    /// The exchange that runs, from its request line to its end.
    private(set) var exchange: Exchange?
    /// Whether the daemon has ended it: no further request is answered.
    private(set) var isClosing = false
    /// Whether the library has nothing to do with it until it is resumed.
    private(set) var isSuspended = false
    /// Whether a request was answered, and the connection ends, before the client has sent all of it.
    var isCutShort = false
    /// What the loop tells of.
    private var interest: EventPoll.Readiness = [.peerClosed, .changes]
    /// What had come when the socket told of it last, until a request is read from that.
    private var arrival: Arrival?
    /// How long the library is given to find out that the client has left, in nanoseconds.
    private static let patience: Int64 = 1_000_000

    init(_ library: LibraryConnection, loop: Loop, place: Int) {
        self.library = library
        self.loop = loop
        self.place = place
        super.init(library.socket)
        // Without memory for the watch the client's departure is seen when it is next written to.
        _ = loop.poll.watch(socket.descriptor, for: interest, token: token)
        // It is served because something has come. Only what comes for another request is told: this would be told again.
        arrival = socket.arrival
    }

    // MARK: - From the library

    /// A request line has been read.
    func beginExchange(target: String) {
        exchange = Exchange(on: self, target: target)
    }

    /// The library has done with the request that it read last.
    func endExchange(answered: Bool) {
        exchange?.libraryEnded(answered: answered)
        exchange = nil
        watch(for: .readable)
        if loop.isStopping { closeIfIdle() } else { remindLibrary() }
    }

    /// The socket is about to be closed.
    func closes() {
        loop.deadlines.cancel(self)
        loop.poll.unwatch(socket.descriptor)
        loop.forget(self)
        linger()
    }

    /// Lets a client that still sends have its answer, by keeping a copy of the socket from being closed with the library's:
    /// a socket that is closed with bytes that nobody has read, or that gets more of them, resets the connection, and the
    /// client may not get to read what was sent to it.
    private func linger() {
        guard departure == nil, !loop.isStopping, isCutShort || socket.hasUnread, let copy = socket.copy() else {
            return
        }
        loop.admissions.turnAway(copy)
    }

    // MARK: - From the loop

    /// Something has come, the client has left, or the socket takes bytes again.
    override func socketChanged(_ readiness: EventPoll.Readiness) {
        if !readiness.isDisjoint(with: [.peerClosed, .hungUp]) {
            let departure = socket.departure(readiness)
            // A client that has closed with a FIN resets what comes after it; that does not change how it left.
            if self.departure == nil { self.departure = departure }
            exchange?.clientLeft(forGood: !readiness.isDisjoint(with: .hungUp))
            remindLibrary()
            return
        }
        // Before the library reads it, which is later in this turn.
        if readiness.contains(.readable), exchange?.isReceiving ?? true { arrival = socket.arrival }
        if readiness.contains(.writable) { exchange?.roomMade() }
    }

    /// The one moment that the exchange waits for has come.
    override func act() {
        if let exchange, !exchange.isReceiving { exchange.deadlineReached() } else { remindLibrary() }
    }

    /// Makes the library read again from a client that has left, while it waits for a request or for the rest of one.
    ///
    /// libmicrohttpd 0.9.75 takes a short read for the end of what is there. When a FIN has come together with the
    /// bytes before it, it is told of both at once, reads the bytes, and would wait for ever.
    private func remindLibrary() {
        guard departure != nil, exchange?.isReceiving ?? true else { return }
        socket.wakeReaders()
        loop.deadlines.set(self, to: Instant.now.advanced(by: Self.patience))
    }

    // MARK: - From the exchange

    /// When the last byte of the request came that has just been read.
    ///
    /// The kernel knows it of a request that was whole when the socket told of it. Of one that came in several parts, in chunks,
    /// together with a FIN or behind another request, it is the moment at which it was read: never earlier than it came.
    ///
    /// - Parameter count: How many bytes its body took on the way; nil when that is not known.
    func arrival(ofBody count: Int?) -> Instant {
        defer { arrival = nil }
        return arrival?.moment(of: count.map { $0 + library.headCount }) ?? .now
    }

    /// Keeps it from the library, until the exchange is told that the moment has come, if there is one, or resumes it.
    func suspend(until moment: Instant?) {
        if !isSuspended {
            isSuspended = true
            library.suspend()
        }
        if let moment {
            loop.deadlines.set(self, to: moment)
        } else {
            loop.deadlines.cancel(self)
        }
    }

    /// Gives it back to the library.
    func resume() {
        loop.deadlines.cancel(self)
        guard isSuspended else { return }
        isSuspended = false
        library.resume()
        loop.libraryHasWork = true
    }

    /// Asks for `roomMade` when the socket takes bytes again.
    func watchForRoom() {
        watch(for: .writable)
    }

    /// Lets the loop tell of this, too. Once asked, it stays: only a socket that was found full tells of room.
    private func watch(for readiness: EventPoll.Readiness) {
        guard !interest.contains(readiness) else { return }
        interest.insert(readiness)
        loop.poll.rewatch(socket.descriptor, for: interest, token: token)
    }

    /// Why an exchange ends when a write has failed: mostly because the client has left, which may be known only from
    /// that.
    func reason(forWriteError code: Int32) -> ExchangeEnd.Reason {
        switch (departure ?? socket.departure(), code) {
        case (.closed, _), (nil, EPIPE): .clientClosed
        case (.reset, _), (nil, ECONNRESET): .clientReset
        case (nil, _): .writeError(code)
        }
    }

    // MARK: - The end

    /// Lets the library close the connection if no exchange runs.
    func closeIfIdle() {
        guard exchange == nil else { return }
        isClosing = true
        socket.hangUp()
    }

    /// Ends whatever goes on; the library closes the connection when it next runs.
    func stop() {
        closeIfIdle()
        exchange?.stop()
    }
}
