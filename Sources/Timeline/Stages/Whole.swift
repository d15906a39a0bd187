extension Timeline {
    /// The timeline of the same reply for a client that does not stream: nothing is sent until the last step is due, then all
    /// of it at once.
    ///
    ///     stream   head event event hold event reset
    ///     whole                     hold       head, share, reset
    ///
    /// Where the stream stands still, the client waits for the head. Where the stream is cut, the head tells the whole
    /// body's length, and the body is cut at the same share of its bytes; where it ends early, the body is that share.
    ///
    /// - Parameters:
    ///   - body: the whole body.
    ///   - event: what the body is, for people.
    ///   - streamLength: how many bytes the stream has when nothing cuts it, which a share is counted by.
    public func answeredWhole(_ body: [UInt8], event: String, streamLength: Int) -> Timeline {
        var whole = self
        whole.framing = .whole
        // An error inside the stream is the answer itself.
        whole.failureOfStream = event == "error" ? nil : failure
        whole.beforeHead += steps.compactMap(\.silentStop)
        whole.headAt = endAt ?? steps.last?.at ?? headAt
        whole.endAt = nil
        let send = { (count: Int) in Step(event: event, bytes: Array(body.prefix(count)), at: whole.headAt) }
        let share = streamLength > 0 ? body.count * min(byteCount, streamLength) / streamLength : 0
        switch steps.last?.action {
        // The head never comes.
        case .stall?: whole.steps = []
        case .end?: whole.steps = [send(share)]
        case .reset?, .close?:
            whole.framing = .length(body.count)
            whole.steps = [send(share)] + steps.suffix(1)
        case .badChunk?:
            whole.framing = .length(body.count + Self.announcedInVain)
            whole.steps = [send(share), Step(.close, at: whole.headAt)]
        case .send?, .wait?, .hold?, nil: whole.steps = [send(body.count)]
        }
        return whole
    }
}

extension Step {
    /// This step without a heartbeat, which no client can see before the head, if it is one at which the stream stands still.
    fileprivate var silentStop: Step? {
        switch action {
        case .hold(let gate, _): Step(.hold(gate), at: at)
        case .stall: Step(.stall(), at: at)
        case .send, .wait, .reset, .close, .end, .badChunk: nil
        }
    }
}
