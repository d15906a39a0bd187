import Glibc

/// One request and its response.
///
///     receiving ─▶ awaitingHead ─▶ answering ─▶ playing ─▶ bodyPlayed
///                       ├──────────────┼──────────┴▶ resetting
///                       └──────────────┴────────────────┴─▶ abandoned
///
/// A head that goes out byte by byte is written by the loop, and so is everything that follows it:
///
///     awaitingHead ─▶ writingHead ─▶ playing ─▶ writingEnd ─▶ abandoned
///
/// While it is `awaitingHead`, `writingHead`, `playing`, `writingEnd` or `resetting` the connection is suspended:
/// libmicrohttpd neither reads nor writes, and does not see the client leave; the loop does.
///
/// A client that sends a FIN has left. Yet what can be sent to it without waiting is sent, so that the end does not
/// depend on who is quicker: a playback ends at the first moment at which it would have to wait, a body of bytes is
/// sent whole.
final class Exchange {
    /// Where it is in its life.
    enum Phase {
        /// The request is being read.
        case receiving
        /// The response is known, and its head not due yet: its time has not come, or it is held.
        case awaitingHead
        /// The library sends the head, and a body of bytes.
        case answering
        /// The loop sends the head.
        case writingHead
        /// The loop sends the body.
        case playing
        /// Everything is written, and a reset follows as soon as the client has it.
        case resetting
        /// The loop has written the body, and the library ends it.
        case bodyPlayed
        /// The loop has written the body, and sends the last chunk.
        case writingEnd
        /// The connection ends: the library closes it when it finds out that it cannot write.
        case abandoned
    }

    // The connection owns the exchange, and nothing else keeps it.
    unowned(unsafe) let connection: Connection
    private var intake: RequestIntake
    /// Where it is.
    var phase = Phase.receiving
    /// Whether its end was told.
    var isOver = false
    /// Whether the head is on its way.
    var isHeadSent = false
    /// Whether the client understands chunks.
    var isHTTP11 = true
    /// The moment of the request's last byte, from which everything counts.
    var start = Instant(nanoseconds: 0)
    /// What the handler knows of the client.
    var presence: ClientPresence?
    /// What the handler has answered, or the remote in its place; nil until then.
    var response: HTTPResponse!
    /// What the head waits for.
    var headWait: HeadWait!
    /// Whether the kernel keeps what is less than a segment.
    var isCorked = false
    /// How far the body has come.
    var body = BodyCursor()
    /// What lets the library send what the loop would.
    var feed: LibraryFeed?
    /// The head that the loop writes, then its last chunk; nil where the library writes both.
    var rawWrite: RawWrite?
    /// What came of a body before it could be sent.
    var early: [ExchangeRemote.Command] = []
    /// How many bytes of a body that is sent as it comes its sender knows to be taken.
    var toldBytes = 0
    /// A reset that is due.
    var pendingReset = PendingReset()

    init(on connection: Connection, target: String) {
        self.connection = connection
        let loop = connection.loop
        intake = RequestIntake(target: HTTPRequest.originForm(of: target), maximumBodyBytes: loop.maximumBodyBytes)
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
            switch intake.take(piece, from: connection.library, for: connection.loop.handler) {
            case .more: return true
            case .whole: break
            case .cutShort: connection.isCutShort = true
            }
            start = connection.arrival(ofBody: intake.bodyCount)
            isHTTP11 = strcmp(version, "HTTP/1.0") != 0
            let presence = ClientPresence(connection.socket, of: connection.identity)
            self.presence = presence
            let request = intake.finish(
                method: method,
                version: isHTTP11 ? .http11 : .http10,
                client: presence
            )
            // While this one is still being received, because its connection may be among those that have something due.
            connection.loop.playDue()
            phase = .awaitingHead
            adopt(connection.loop.handler.respond(to: request))
            return answer(method: method)
        case .awaitingHead:
            return answer(method: method)
        case .abandoned:
            return false
        case .answering, .writingHead, .playing, .writingEnd, .resetting, .bodyPlayed:
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
            let elapsed = elapsed
            body.finish(at: elapsed)
            end(.complete, at: elapsed)
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
        case .writingHead, .writingEnd: writeRaw()
        case .resetting: resetWhenDelivered()
        case .receiving, .answering, .bodyPlayed, .abandoned: break
        }
    }

    /// The socket takes bytes again.
    func roomMade() {
        switch phase {
        case .playing: play()
        case .writingHead, .writingEnd: writeRaw()
        case .receiving, .awaitingHead, .answering, .resetting, .bodyPlayed, .abandoned: break
        }
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
            case .send, .finish: relay(command)
            }
        }
    }

    /// The client has left, and cannot even be written to any more if it is for good.
    func clientLeft(forGood: Bool) {
        switch phase {
        case .receiving, .abandoned: break
        case .answering, .bodyPlayed: if forGood { leave() }
        case .awaitingHead, .writingHead, .playing, .writingEnd, .resetting: leave()
        }
    }

    /// The daemon stops, and this exchange has had its time.
    func stop() {
        guard phase != .abandoned else { return }
        end(.stopped)
        abandon()
    }

    // MARK: - Waiting

    /// Waits for a moment, or without one for what the socket and the remote tell. A client that has left is not waited for.
    func wait(until moment: Instant?) {
        if connection.departure == nil { connection.suspend(until: moment) } else { leave() }
    }

    /// Lets the kernel send what it has kept.
    func uncork() {
        guard isCorked else { return }
        isCorked = false
        connection.socket.cork(false)
    }

    /// Nanoseconds from the request's last byte until now.
    var elapsed: Int64 {
        Instant.now.since(start)
    }
}
