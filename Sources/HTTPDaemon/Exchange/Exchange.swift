import Glibc

/// One request and its response.
///
///     receiving ─▶ awaitingHead ─▶ answering ─▶ playing ─▶ bodyPlayed
///                       │              │          ├▶ resetting
///                       └──────────────┴──────────┴──────┴─▶ abandoned
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
        /// The response is known, and its head not due yet.
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
    private var isSuspended = false
    private var isOver = false
    private var isHeadSent = false
    private var isHTTP11 = true
    /// The moment of the request's last byte, from which everything counts.
    private var start = Instant(nanoseconds: 0)
    private var response: HTTPResponse?
    /// Whether only a head is sent: the method or the status has no body, or the response could not be sent.
    private var isBodiless = false
    private var isCorked = false
    /// How far a playback has come.
    private var cursor: PlaybackCursor?
    /// How much of a body of bytes the kernel has taken.
    private var bytesSent = 0
    private var areBytesSent = false
    private var reset = PendingReset()

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
            let request = intake.finish(
                method: method,
                version: isHTTP11 ? .http11 : .http10,
                client: connection.presence,
                from: connection.library
            )
            let response = connection.loop.handler.respond(to: request)
            self.response = response
            let headDue = start.advanced(by: response.headDue.wholeNanoseconds)
            guard headDue > .now else { return answer(response, method: request.method) }
            phase = .awaitingHead
            return wait(until: headDue)
        case .awaitingHead:
            guard let response else { return false }
            return answer(response, method: String(cString: method))
        case .abandoned:
            return false
        case .answering, .playing, .resetting, .bodyPlayed:
            return true
        }
    }

    /// The library can send bytes of the body.
    func readBody(at position: Int, into buffer: UnsafeMutableRawBufferPointer) -> LibraryResponse.Reading {
        if phase == .answering, case .bytes(let bytes) = response?.body {
            bytesSent = position
            let count = min(buffer.count, bytes.count - position)
            bytes.withUnsafeBytes {
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
            }
            return .bytes(count)
        }
        if phase == .answering {
            phase = .playing
            play()
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
            if case .bytes(let bytes) = response?.body, !isBodiless {
                bytesSent = bytes.count
                areBytesSent = true
            }
            end(.complete)
        } else {
            end(reason(forWriteError: ENOBUFS))
        }
        if isCorked { connection.socket.cork(false) }
    }

    // MARK: - What the loop tells

    /// The moment that the exchange waits for has come.
    func deadlineReached() {
        switch phase {
        case .awaitingHead: giveBack()
        case .playing: play()
        case .resetting: resetWhenDelivered()
        case .receiving, .answering, .bodyPlayed, .abandoned: break
        }
    }

    /// The socket takes bytes again.
    func roomMade() {
        if phase == .playing { play() }
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

    // MARK: - The response

    private func answer(_ response: HTTPResponse, method: String) -> Bool {
        let head = ResponseHead(response, closes: connection.loop.isStopping)
        phase = .answering
        isBodiless = head.isBodiless(method: method)
        var length: Int?
        switch response.body {
        case _ where method == "CONNECT" && isBodiless:
            // libmicrohttpd 0.9.75 would send the body and not say how long it is.
            length = 0
        case .bytes(let bytes):
            length = bytes.count
        case .playback(let playback) where isBodiless:
            // It would send the last chunk of the body that it leaves out.
            length = playback.framing.payloadCount
        case .playback(let playback):
            cursor = PlaybackCursor(playback, chunked: isHTTP11)
        }
        // A body of bytes goes out with its head, and some clients leave when they have seen the status. Told before it is
        // sent: afterwards the client may be gone, rightly, before we come to say so.
        isHeadSent = true
        connection.presence.isServed(cursor == nil)
        // The head, and what is due with it, leave together.
        let now = Instant.now
        isCorked = !isBodiless && (length.map { $0 > 0 } ?? cursor!.isDue(by: now.since(start)))
        if isCorked { connection.socket.cork(true) }
        if head.queue(for: self, length: length, on: connection.library) { return true }
        isBodiless = true
        cursor = nil
        return ResponseHead.queueRefusal(on: connection.library)
    }

    /// Writes what is due of the playback, and sees to what comes next.
    private func play() {
        let socket = connection.socket
        let elapsed = Instant.now.since(start)
        // Told before it is sent, as that of a body of bytes.
        if cursor!.reachesLastWrite(by: elapsed) { connection.presence.isServed(true) }
        let next = cursor!.advance(
            elapsed: elapsed,
            send: { socket.send($0, more: $1) },
            burstSent: { uncork() }
        )
        switch next {
        case .wait(let due):
            uncork()
            _ = wait(until: start.advanced(by: due))
        case .waitForRoom:
            connection.presence.isServed(false)
            uncork()
            connection.watchForRoom()
            _ = wait(until: nil)
        case .end(.stall):
            uncork()
            _ = wait(until: nil)
        case .end(.clean) where isHTTP11:
            phase = .bodyPlayed
            giveBack()
        case .end(.clean):
            end(.complete)
            abandon()
        case .end(.close):
            uncork()
            end(.scripted)
            abandon()
        case .end(.reset):
            uncork()
            phase = .resetting
            resetWhenDelivered()
        case .fail(let code):
            end(reason(forWriteError: code))
            abandon()
        }
    }

    private func resetWhenDelivered() {
        let now = Instant.now
        if let later = reset.holdBack(connection.socket.delivery, now: now) {
            _ = wait(until: later)
        } else {
            connection.socket.reset()
            end(.scripted)
            abandon()
        }
    }

    private func uncork() {
        guard isCorked else { return }
        isCorked = false
        connection.socket.cork(false)
    }

    // MARK: - Waiting

    /// Waits for a moment, or without one for what the socket tells. Returns false if the client has left.
    private func wait(until moment: Instant?) -> Bool {
        guard connection.departure == nil else {
            leave()
            return false
        }
        if !isSuspended {
            isSuspended = true
            connection.library.suspend()
        }
        if let moment {
            connection.loop.deadlines.set(connection.deadline, to: moment)
        } else {
            connection.loop.deadlines.cancel(connection.deadline)
        }
        return true
    }

    /// Gives the connection back to the library.
    private func giveBack() {
        connection.loop.deadlines.cancel(connection.deadline)
        guard isSuspended else { return }
        isSuspended = false
        connection.library.resume()
        connection.loop.libraryHasWork = true
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
        giveBack()
    }

    /// Tells how the exchange ended, the first time that it is called.
    private func end(_ reason: ExchangeEnd.Reason) {
        guard !isOver, let response else { return }
        isOver = true
        guard let onEnd = response.onEnd else { return }
        let sent = sent(of: response)
        let at = Duration.nanoseconds(Instant.now.since(start))
        onEnd(
            ExchangeEnd(
                reason: reason,
                isHeadSent: isHeadSent,
                stepsSent: sent.steps,
                bodyBytesSent: sent.bytes,
                at: at
            )
        )
    }

    private func sent(of response: HTTPResponse) -> (steps: Int, bytes: Int) {
        switch response.body {
        case .bytes: (areBytesSent ? 1 : 0, bytesSent)
        case .playback: cursor?.sent ?? (0, 0)
        }
    }

    /// Why the exchange ends when a write has failed: mostly because the client has left, which may be known only from
    /// that.
    private func reason(forWriteError code: Int32) -> ExchangeEnd.Reason {
        switch (connection.departure ?? connection.socket.departure(), code) {
        case (.closed, _), (nil, EPIPE): .clientClosed
        case (.reset, _), (nil, ECONNRESET): .clientReset
        case (nil, _): .writeError(code)
        }
    }
}
