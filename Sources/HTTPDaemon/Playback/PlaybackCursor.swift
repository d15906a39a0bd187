import Glibc

/// How far one stream has come in a playback.
///
/// It is all that a stream keeps of its body: the bytes are the playback's, however slowly they go out, and only those in its
/// blanks are the stream's own. All its times are nanoseconds from the request's last byte.
///
/// It is an object because it is asked at every event: a value would be copied for that.
final class PlaybackCursor {
    /// What a stream has to do next.
    enum Next: Equatable {
        /// Wait until then; without a moment, until it is released.
        case wait(until: Int64?)
        /// Wait until the socket takes more.
        case waitForRoom
        /// Tell that it has just come to stand still, in a stall if there is no name. Everything before has been sent.
        case held(String?)
        /// Give up: writing failed with this `errno`.
        case fail(Int32)
        /// End the body, or the connection; all writes are done.
        case end(PlaybackFraming.Ending.Action)
    }

    /// That it stands still, at the hold that it has reached last.
    private struct Standing {
        /// When it would have come there had nothing been held before.
        var due: Int64
        var isStall: Bool
    }

    let framing: PlaybackFraming
    /// What the blanks are filled with.
    private let filling: [UInt8]
    /// Whether the bytes are sent as they are framed; if not, the client understands no chunks, and gets the payload alone.
    let isFramed: Bool
    /// How much later everything is than it was due, because it was held.
    private(set) var shift: Int64
    private var burst = 0
    /// The hold to be reached next.
    private var hold = 0
    /// How many writes the kernel has taken whole, as far as runs that were sent together go.
    private var steps = 0
    /// What the kernel has taken: a position in the framed bytes, or in the payload if that is all that is sent.
    private var position = 0
    private var standing: Standing?
    /// After how many writes it is held again, because no more were let go.
    private var stop: Int?
    /// What a release has ended it with.
    private var cut: PlaybackFraming.Ending.Action?
    private var beats = HeartbeatCursor()
    // Unguarded, as it would be at every event: nothing that writes to the log calls anything else meanwhile.
    @exclusivity(unchecked) private var log = SendLog()

    /// - Parameter shift: How long the exchange was held before its head was sent.
    init(_ playback: Playback, chunked: Bool, shift: Int64 = 0) {
        framing = playback.framing
        filling = playback.filling
        isFramed = chunked || playback.length != nil
        self.shift = shift
    }

    /// Makes everything later by so much. Only before it is played.
    func putOff(by span: Int64) {
        shift += span
    }

    // MARK: - Playing

    /// Sends what is due and has not been sent, each burst with a send of its own.
    ///
    /// - Parameters:
    ///   - elapsed: The present moment.
    ///   - clock: The moment after something was sent.
    ///   - send: Gives bytes to the kernel: how many it took, or the negative `errno`. With `more`, others of the same burst follow.
    ///   - setApart: Called before a burst that shares no segment with what was written before it.
    func advance(
        elapsed: Int64,
        clock: () -> Int64,
        send: (_ bytes: UnsafeRawBufferPointer, _ more: Bool) -> Int,
        setApart: () -> Void
    ) -> Next {
        // These do not wait for a heartbeat to be whole.
        if let cut, cut != .end { return .end(cut) }
        if beats.isDue(by: elapsed), let heartbeat = framing.holds[hold - 1].heartbeat {
            // Outside of its place while it sends, so that whether a beat is due can be asked without a guard.
            var beats = beats
            let failure = beats.advance(heartbeat, chunked: isFramed, elapsed: elapsed, send: send)
            self.beats = beats
            if let failure { return failure == EAGAIN ? .waitForRoom : .fail(failure) }
            log.add(heartbeatOf: heartbeat.payload.count, at: clock())
        }
        if standing != nil { return .wait(until: beats.due) }
        if let cut { return .end(cut) }
        while true {
            if hold < framing.holds.count, framing.holds[hold].burst == burst {
                let due = framing.holds[hold].due
                if due + shift > elapsed { return .wait(until: due + shift) }
                hold += 1
                return stand(due: due, now: elapsed)
            }
            guard burst < framing.bursts.count else { break }
            let due = framing.bursts[burst].due
            if due + shift > elapsed { return .wait(until: due + shift) }
            if burst > 0 || framing.bursts[burst].isAlone { setApart() }
            if let failure = sendRun(clock: clock, send: send) {
                return failure == EAGAIN ? .waitForRoom : .fail(failure)
            }
            if stop == steps { return stand(due: due, now: elapsed) }
        }
        let due = framing.ending.due + shift
        return due > elapsed ? .wait(until: due) : .end(framing.ending.action)
    }

    private func stand(due: Int64, now: Int64) -> Next {
        let reached = framing.holds[hold - 1]
        standing = Standing(due: due, isStall: reached.name == nil)
        stop = nil
        beats.begin(reached.heartbeat, at: now)
        return .held(reached.name)
    }

    /// Lets it go on from where it is held. Returns false when it is not held, or stalls.
    func release(_ how: HoldRelease, elapsed: Int64) -> Bool {
        guard let held = standing, !held.isStall else { return false }
        switch how {
        case .steps(..<1): return false
        case .steps(let count): stop = stop(after: count)
        case .onward: break
        case .reset: cut = .reset
        case .close: cut = .close
        case .end: cut = .end
        case .stall:
            standing?.isStall = true
            beats.end()
            return true
        }
        shift = elapsed - held.due
        standing = nil
        beats.end()
        return true
    }

    /// Where it is held again; nil when another hold comes before, or the end.
    private func stop(after count: Int) -> Int? {
        let end =
            hold < framing.holds.count ? framing.stepsEnd(before: framing.holds[hold].burst) : framing.stepEnds.count
        // Writes that go on in the next one count as one with it.
        let wholes = framing.stepEnds.indices[steps..<end].lazy.filter { [framing] in !framing.stepEnds[$0].isPart }
        guard let last = wholes.dropFirst(count - 1).first else { return nil }
        // With its last byte it is over.
        if framing.endsWithLastByte, framing.stepEnds[last].payload == framing.length { return nil }
        return last + 1
    }

    /// All has been sent, as the library knows that sends it.
    func finish(at time: Int64) {
        position = framing.payloadCount
        steps = framing.stepEnds.count
        burst = framing.bursts.count
        log.add(stepsUpTo: steps, at: time)
    }

    // MARK: - What it is asked

    /// Whether anything is due by then.
    func isDue(by elapsed: Int64) -> Bool {
        if framing.holds.first?.burst == 0 { return false }
        if let first = framing.bursts.first { return first.due + shift <= elapsed }
        return framing.ending.action == .end && framing.ending.due + shift <= elapsed
    }

    /// Whether the client has all that was meant for it, though more may come.
    var hasSufficed: Bool {
        framing.sufficientBurst.map { burst > $0 } ?? false
    }

    /// Whether all that is meant for the client has been sent by then: what is left, if anything, is the end, a stall, or what
    /// follows a write that suffices.
    func reachesLastWrite(by elapsed: Int64) -> Bool {
        if hasSufficed { return true }
        if let standing { return standing.isStall }
        if cut != nil { return true }
        guard stop == nil, hold >= framing.namedHoldsEnd else { return false }
        guard let last = framing.sufficientBurst.map({ framing.bursts[$0] }) ?? framing.bursts.last else { return true }
        return last.due + shift <= elapsed
    }

    /// Whether it stays silent for ever.
    var isStalled: Bool {
        standing?.isStall ?? false
    }

    /// Whether as many bytes were sent as the client was told, if it was told.
    var isOfLength: Bool {
        framing.length == nil || framing.length == position
    }

    /// What the kernel has taken.
    var progress: PlaybackProgress {
        let sent = sent
        return PlaybackProgress(
            stepsSent: sent.steps,
            bodyBytes: sent.bytes + beats.payloadSent,
            log: log,
            of: framing
        )
    }

    /// How many writes, and bytes of their payload, the kernel has taken.
    private var sent: (steps: Int, bytes: Int) {
        var steps = steps
        let start = steps == 0 ? 0 : end(ofStep: steps - 1)
        guard position > start else { return (steps, steps == 0 ? 0 : framing.stepEnds[steps - 1].payload) }
        while end(ofStep: steps) <= position { steps += 1 }
        guard isFramed else { return (steps, position) }
        let payload = framing.payloadRange(ofStep: steps)
        let whole = steps == 0 ? 0 : framing.stepEnds[steps - 1].payload
        return (steps, whole + min(max(0, position - payload.lowerBound), payload.count))
    }

    private func end(ofStep step: Int) -> Int {
        isFramed ? framing.stepEnds[step].framed : framing.stepEnds[step].payload
    }

    // MARK: - Sending

    /// Sends what is left of the burst, or of it what comes before the stop.
    private func sendRun(
        clock: () -> Int64,
        send: (UnsafeRawBufferPointer, Bool) -> Int
    ) -> Int32? {
        let end = min(framing.bursts[burst].stepsEnd, stop ?? .max)
        if let failure = isFramed ? sendFramed(to: end, send) : sendPayload(to: end, send) { return failure }
        steps = end
        if end == framing.bursts[burst].stepsEnd {
            log.addBurst(at: clock())
            burst += 1
        } else {
            log.add(stepsUpTo: end, at: clock())
        }
        return nil
    }

    private func sendFramed(to step: Int, _ send: (UnsafeRawBufferPointer, Bool) -> Int) -> Int32? {
        let end = framing.stepEnds[step - 1].framed
        while position < end {
            let count = self.send(position..<end, more: false, send)
            if count < 0 { return Int32(-count) }
            position += count
        }
        return nil
    }

    private func sendPayload(to end: Int, _ send: (UnsafeRawBufferPointer, Bool) -> Int) -> Int32? {
        let runEnd = framing.stepEnds[end - 1].payload
        for step in steps..<end {
            let stepEnd = framing.stepEnds[step].payload
            while position < stepEnd {
                let payload = framing.payloadRange(ofStep: step)
                let start = payload.upperBound - (stepEnd - position)
                let count = self.send(start..<payload.upperBound, more: stepEnd < runEnd, send)
                if count < 0 { return Int32(-count) }
                position += count
            }
        }
        return nil
    }

    /// Sends that range of the framed bytes, or the first of them; with `more`, others of the same burst follow.
    private func send(_ range: Range<Int>, more: Bool, _ send: (UnsafeRawBufferPointer, Bool) -> Int) -> Int {
        framing.withBytes(in: range, filledWith: filling) { send($0, more || $0.count < range.count) }
    }
}
