import Glibc

/// One request and its response.
///
///     receiving ─▶ awaitingHead ─▶ answering ─▶ playing ─▶ bodyPlayed
///                       ├──────────────┼──────────┴▶ resetting
///                       └──────────────┴────────────────┴─▶ abandoned
///
/// While it is `awaitingHead`, `playing` or `resetting` the connection is suspended: libmicrohttpd neither reads nor
/// writes, and does not see the client leave; the loop does.
///
/// A client that sends a FIN has left. Yet what can be sent to it without waiting is sent, so that the end does not
/// depend on who is quicker: a playback ends at the first moment at which it would have to wait, a body of bytes is
/// sent whole.
final class Exchange {
    private enum Phase {
        /// The request is being read.
        case receiving
        /// The response is known, and its head not due yet: its time has not come, or it is held.
        case awaitingHead
        /// The library sends the head, and a body of bytes.
        case answering
        /// The loop plays the body.
        case playing
        /// Everything is written, and a reset follows as soon as the client has it.
        case resetting
        /// The loop has written the body, and the library ends it.
        case bodyPlayed
        /// The connection ends: the library closes it when it finds out that it cannot write.
        case abandoned
    }

    // The connection owns the exchange, and nothing else keeps it.
    private unowned(unsafe) let connection: Connection
    private var intake: RequestIntake
    private var phase = Phase.receiving
    private var isOver = false
    private var isHeadSent = false
    private var isHTTP11 = true
    /// The moment of the request's last byte, from which everything counts.
    private var start = Instant(nanoseconds: 0)
    private var presence: ClientPresence?
    private var response: HTTPResponse?
    /// What the head waits for.
    private var headWait: HeadWait!
    private var isCorked = false
    private var body = BodyCursor()
    /// What lets the library send a playback.
    private var feed: LibraryFeed?
    private var pendingReset = PendingReset()

    init(on connection: Connection, target: String) {
        self.connection = connection
        intake = RequestIntake(target: target, maximumBodyBytes: connection.loop.maximumBodyBytes)
    }

    /// Whether the request is still being read.
    var isReceiving: Bool {
        phase == .receiving
    }

    // MARK: - What the library asks

    /// The request has come further, or the connection has been resumed before its head was sent. Returns false to
    /// close it.
    func advance(method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, piece: UnsafeRawBufferPointer) -> Bool {
        switch phase {
        case .receiving:
            guard !connection.isClosing else { return false }
            guard intake.take(piece, from: connection.library) == .whole else { return true }
            start = .now
            isHTTP11 = strcmp(version, "HTTP/1.0") != 0
            let presence = ClientPresence(connection.socket)
            self.presence = presence
            let request = intake.finish(
                method: method,
                version: isHTTP11 ? .http11 : .http10,
                client: presence,
                from: connection.library
            )
            phase = .awaitingHead
            adopt(connection.loop.handler.respond(to: request))
            return answer(method: method)
        case .awaitingHead:
            return answer(method: method)
        case .abandoned:
            return false
        case .answering, .playing, .resetting, .bodyPlayed:
            return true
        }
    }

    /// The library can send bytes of the body.
    func readBody(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> LibraryResponse.Reading {
        if phase == .answering {
            if let count = body.read(at: position, into: buffer) { return .bytes(count) }
            phase = .playing
        }
        if phase == .playing {
            feed?.begin(buffer)
            play()
            if let given = feed?.end(), given > 0 { return .bytes(given) }
        }
        switch phase {
        case .bodyPlayed: return .end
        // Any byte will do: the socket is shut. Ending the body with an error instead would leave the descriptor open.
        case .abandoned: return .bytes(1)
        default: return .bytes(0)
        }
    }

    /// The library has done with the request.
    func libraryEnded(answered: Bool) {
        if answered {
            body.finish(at: elapsed)
            end(.complete)
        } else {
            end(connection.reason(forWriteError: ENOBUFS))
        }
        if isCorked { connection.socket.cork(false) }
    }

    // MARK: - What the loop tells

    /// The moment that the exchange waits for has come.
    func deadlineReached() {
        switch phase {
        case .awaitingHead: awaitHead()
        case .playing: play()
        case .resetting: resetWhenDelivered()
        case .receiving, .answering, .bodyPlayed, .abandoned: break
        }
    }

    /// The socket takes bytes again.
    func roomMade() {
        if phase == .playing { play() }
    }

    /// Its remote has something to ask.
    func obey(_ remote: ExchangeRemote) {
        for command in remote.takeCommands() {
            // An answer can have brought another remote.
            guard response?.remote === remote else { return }
            switch command {
            case .release(let how): release(how)
            case .answer(let response):
                guard phase == .awaitingHead else { break }
                adopt(response)
                if connection.isSuspended { awaitHead() }
            }
        }
    }

    /// The client has left, and cannot even be written to any more if it is for good.
    func clientLeft(forGood: Bool) {
        switch phase {
        case .receiving, .abandoned: break
        case .answering, .bodyPlayed: if forGood { leave() }
        case .awaitingHead, .playing, .resetting: leave()
        }
    }

    /// The daemon stops, and this exchange has had its time.
    func stop() {
        guard phase != .abandoned else { return }
        end(.stopped)
        abandon()
    }

    // MARK: - Before the head

    /// Takes a response to wait for its head, in the place of one that does so.
    private func adopt(_ response: HTTPResponse) {
        let former = self.response?.remote
        self.response = response
        headWait = HeadWait(response)
        guard response.remote !== former else { return }
        if let former { connection.loop.detach(former, from: self) }
        guard let remote = response.remote else { return }
        connection.loop.attach(remote, to: self)
        obey(remote)
    }

    /// Waits until the head may be sent, and gives the connection back to the library when it may.
    private func awaitHead() {
        if isHeadDue() { connection.resume() }
    }

    /// Whether the head may be sent; if not, it waits, or has come to its end.
    private func isHeadDue() -> Bool {
        while true {
            switch headWait.advance(elapsed: elapsed) {
            case .end(.end): return true
            case .held(let name): tellHold(name)
            case .end(.close):
                close()
                return false
            case .end(.reset):
                reset()
                return false
            case .wait(let due):
                wait(until: due.map(start.advanced(by:)))
                return false
            case .waitForRoom, .fail: preconditionFailure("Before a head nothing is sent.")
            }
        }
    }

    // MARK: - The response

    /// Answers if the head may be sent. Returns false to close the connection.
    private func answer(method: UnsafePointer<CChar>) -> Bool {
        guard isHeadDue() else { return phase != .abandoned }
        guard let response else { return false }
        let method = String(cString: method)
        let head = ResponseHead(response, closes: connection.loop.isStopping)
        let isBodiless = head.isBodiless(method: method)
        phase = .answering
        body = BodyCursor(
            response,
            isBodiless: isBodiless,
            isTunnel: isBodiless && method == "CONNECT",
            isChunked: isHTTP11,
            shift: headWait.shift
        )
        if body.playback?.framing.endsWithLastByte ?? false { feed = LibraryFeed() }
        // A body of bytes goes out with its head, and some clients leave when they have seen the status. Told before it is
        // sent: afterwards the client may be gone, rightly, before we come to say so.
        isHeadSent = true
        if body.playback == nil { presence?.isServed(true) }
        // The head, and what is due with it, leave together.
        isCorked = body.isDue(by: elapsed)
        if isCorked { connection.socket.cork(true) }
        if head.queue(for: self, length: body.length, on: connection.library) { return true }
        body = BodyCursor()
        feed = nil
        presence?.isServed(true)
        return ResponseHead.queueRefusal(on: connection.library)
    }

    /// Writes what is due of the playback, and sees to what comes next.
    private func play() {
        let socket = connection.socket
        while true {
            let elapsed = elapsed
            // Told before it is sent, as that of a body of bytes.
            if body.playback!.reachesLastWrite(by: elapsed) { presence?.isServed(true) }
            let next = body.playback!.advance(
                elapsed: elapsed,
                clock: { self.elapsed },
                send: { feed?.send($0) ?? socket.send($0, more: $1) },
                burstSent: { uncork() }
            )
            switch next {
            case .held(let name):
                uncork()
                tellHold(name)
                continue
            case .wait(let due):
                uncork()
                wait(until: due.map(start.advanced(by:)))
            case .waitForRoom where feed != nil:
                // The library asks when it has sent what it was given last.
                if feed!.given == 0 { connection.resume() }
            case .waitForRoom:
                if !body.playback!.isStalled { presence?.isServed(false) }
                uncork()
                connection.watchForRoom()
                wait(until: nil)
            case .end(.end): endBody()
            case .end(.close): close()
            case .end(.reset): reset()
            case .fail(let code):
                end(connection.reason(forWriteError: code))
                abandon()
            }
            return
        }
    }

    /// Lets the exchange go on if it is held.
    private func release(_ how: HoldRelease) {
        if phase == .awaitingHead {
            if headWait.release(how, elapsed: elapsed) { awaitHead() }
        } else if phase == .playing {
            if body.playback!.release(how, elapsed: elapsed) { play() }
        }
    }

    /// It has come to stand still; in a stall, if the hold has no name.
    private func tellHold(_ name: String?) {
        guard let name else {
            // Nothing more will come: who leaves now does not leave early.
            presence?.stalls()
            return
        }
        guard let remote = response?.remote else { return }
        remote.onHold?(HoldArrival(name: name, progress: body.progress), remote)
    }

    // MARK: - Endings that are played

    /// Ends the body, and with it the connection if the client could not know of the end otherwise.
    private func endBody() {
        if isHTTP11, body.playback!.framing.length == nil {
            phase = .bodyPlayed
            connection.resume()
        } else {
            end(body.playback!.isOfLength ? .complete : .closed)
            abandon()
        }
    }

    private func close() {
        uncork()
        presence?.isServed(true)
        end(.closed)
        abandon()
    }

    private func reset() {
        uncork()
        presence?.isServed(true)
        phase = .resetting
        resetWhenDelivered()
    }

    private func resetWhenDelivered() {
        let now = Instant.now
        if let later = pendingReset.holdBack(connection.socket.delivery, now: now) {
            wait(until: later)
        } else {
            // Told before: who sees the reset may ask again at once.
            end(.reset)
            connection.socket.reset()
            abandon()
        }
    }

    private func uncork() {
        guard isCorked else { return }
        isCorked = false
        connection.socket.cork(false)
    }

    // MARK: - Waiting

    /// Waits for a moment, or without one for what the socket and the remote tell. A client that has left is not waited for.
    private func wait(until moment: Instant?) {
        if connection.departure == nil { connection.suspend(until: moment) } else { leave() }
    }

    // MARK: - The end

    private func leave() {
        end(connection.departure == .reset ? .clientReset : .clientClosed)
        abandon()
    }

    private func abandon() {
        phase = .abandoned
        connection.socket.hangUp()
        connection.loop.libraryHasWork = true
        connection.resume()
    }

    /// Tells how the exchange ended, the first time that it is called.
    private func end(_ reason: ExchangeEnd.Reason) {
        guard !isOver, let response else { return }
        isOver = true
        presence?.ends()
        if let remote = response.remote { connection.loop.detach(remote, from: self) }
        response.onEnd?(
            ExchangeEnd(
                reason: reason,
                isHeadSent: isHeadSent,
                isStalled: body.playback?.isStalled ?? headWait.isStalled,
                progress: body.progress,
                at: .nanoseconds(elapsed)
            )
        )
    }

    /// Nanoseconds from the request's last byte until now.
    private var elapsed: Int64 {
        Instant.now.since(start)
    }
}
