/// From the handler's answer to the head.
extension Exchange {
    // MARK: - Before the head

    /// Takes a response to wait for its head, in the place of one that does so.
    func adopt(_ response: consuming HTTPResponse) {
        let former = self.response?.remote
        headWait = HeadWait(response)
        let remote = response.remote
        self.response = response
        guard remote !== former else { return }
        if let former { connection.loop.detach(former, from: self) }
        guard let remote else { return }
        connection.loop.attach(remote, to: self)
        obey(remote)
    }

    /// Waits until the head may be sent, and gives the connection back to the library when it may.
    func awaitHead() {
        if isHeadDue() { connection.resume() }
    }

    /// Whether the head may be sent; if not, it waits, or has come to its end.
    func isHeadDue() -> Bool {
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
    func answer(method: UnsafePointer<CChar>) -> Bool {
        guard isHeadDue() else { return phase != .abandoned }
        let method = String(cString: method)
        let interval = response.headInterval?.playable ?? 0
        let head = ResponseHead(
            status: response.status,
            headers: response.headers,
            closes: connection.loop.isStopping || interval > 0
        )
        let isBodiless = head.isBodiless(method: method)
        let isTunnel = isBodiless && method == "CONNECT"
        phase = .answering
        body = BodyCursor(
            interval > 0 ? response.played : response.body,
            isBodiless: isBodiless,
            isTunnel: isTunnel,
            isChunked: isHTTP11,
            shift: headWait.shift
        )
        if interval > 0, let head = RawHead(head, framing: rawFraming(head, isTunnel: isTunnel), date: .now) {
            begin(head, interval: interval)
            return phase != .abandoned
        }
        for command in early { obey(command) }
        early = []
        if body.isFed { feed = LibraryFeed() }
        // A body of bytes goes out with its head, and some clients leave when they have seen the status. Told before it is
        // sent: afterwards the client may be gone, rightly, before we come to say so.
        isHeadSent = true
        if !body.isOfLoop { presence?.isServed(true) }
        // The head, and what is due with it, leave together.
        isCorked = body.isDue(by: elapsed)
        if isCorked { connection.socket.cork(true) }
        if head.queue(for: self, length: body.length, on: connection.library) { return true }
        body = BodyCursor()
        feed = nil
        presence?.isServed(true)
        return ResponseHead.queueRefusal(on: connection.library)
    }
}
