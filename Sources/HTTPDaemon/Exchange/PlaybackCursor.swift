import Glibc

/// How far one stream has come in a playback.
///
/// It is all that a stream keeps of its body: the bytes are the playback's, however slowly they go out.
struct PlaybackCursor {
    /// What a stream has to do next.
    enum Next: Equatable {
        /// Wait until so many nanoseconds from the request's last byte.
        case wait(until: Int64)
        /// Wait until the socket takes more.
        case waitForRoom
        /// Give up: writing failed with this `errno`.
        case fail(Int32)
        /// End the body, or the connection; all writes are done.
        case end(PlaybackFraming.Ending)
    }

    let framing: PlaybackFraming
    /// Whether the client understands chunks; without, only the payload is sent.
    let isChunked: Bool
    private var burst = 0
    /// What the kernel has taken: a position in the framed bytes, or in the payload if that is all that is sent.
    private var position = 0

    init(_ playback: Playback, chunked: Bool) {
        framing = playback.framing
        isChunked = chunked
    }

    /// Sends what is due and has not been sent, each burst with a send of its own.
    ///
    /// - Parameters:
    ///   - elapsed: Nanoseconds from the request's last byte until now.
    ///   - send: Gives bytes to the kernel: how many it took, or the negative `errno`. With `more`, others of the same burst follow.
    ///   - burstSent: Called when a burst has been given whole and another is due with it.
    mutating func advance(
        elapsed: Int64,
        send: (_ bytes: UnsafeRawBufferPointer, _ more: Bool) -> Int,
        burstSent: () -> Void
    ) -> Next {
        while burst < framing.bursts.count {
            let due = framing.bursts[burst].due
            if due > elapsed { return .wait(until: due) }
            let failure = isChunked ? sendFramed(send) : sendPayload(send)
            if let failure { return failure == EAGAIN ? .waitForRoom : .fail(failure) }
            burst += 1
            if burst < framing.bursts.count, framing.bursts[burst].due <= elapsed { burstSent() }
        }
        switch framing.ending {
        case .reset(let due) where due > elapsed, .close(let due) where due > elapsed: return .wait(until: due)
        case let ending: return .end(ending)
        }
    }

    /// Whether anything is due by then.
    func isDue(by elapsed: Int64) -> Bool {
        guard let first = framing.bursts.first else { return framing.ending == .clean }
        return first.due <= elapsed
    }

    /// Whether the last of the writes is due by then.
    func reachesLastWrite(by elapsed: Int64) -> Bool {
        guard let last = framing.bursts.last else { return true }
        return last.due <= elapsed
    }

    /// How many steps, and bytes of payload, the kernel has taken.
    var sent: (steps: Int, bytes: Int) {
        var steps = burst == 0 ? 0 : framing.bursts[burst - 1].stepsEnd
        guard burst < framing.bursts.count else { return (steps, framing.payloadCount) }
        let start = steps == 0 ? 0 : end(ofStep: steps - 1)
        guard position > start else { return (steps, steps == 0 ? 0 : framing.stepEnds[steps - 1].payload) }
        while end(ofStep: steps) <= position { steps += 1 }
        var bytes = steps == 0 ? 0 : framing.stepEnds[steps - 1].payload
        if isChunked {
            let payload = framing.payloadRange(ofStep: steps)
            bytes += min(max(0, position - payload.lowerBound), payload.count)
        } else {
            bytes = position
        }
        return (steps, bytes)
    }

    private func end(ofStep step: Int) -> Int {
        isChunked ? framing.stepEnds[step].framed : framing.stepEnds[step].payload
    }

    private mutating func sendFramed(_ send: (UnsafeRawBufferPointer, Bool) -> Int) -> Int32? {
        let end = framing.stepEnds[framing.bursts[burst].stepsEnd - 1].framed
        while position < end {
            let count = framing.bytes.withUnsafeBytes {
                send(UnsafeRawBufferPointer(rebasing: $0[position..<end]), false)
            }
            if count < 0 { return Int32(-count) }
            position += count
        }
        return nil
    }

    private mutating func sendPayload(_ send: (UnsafeRawBufferPointer, Bool) -> Int) -> Int32? {
        let steps = (burst == 0 ? 0 : framing.bursts[burst - 1].stepsEnd)..<framing.bursts[burst].stepsEnd
        for step in steps {
            while position < framing.stepEnds[step].payload {
                let payload = framing.payloadRange(ofStep: step)
                let start = payload.upperBound - (framing.stepEnds[step].payload - position)
                let count = framing.bytes.withUnsafeBytes {
                    send(UnsafeRawBufferPointer(rebasing: $0[start..<payload.upperBound]), step + 1 < steps.upperBound)
                }
                if count < 0 { return Int32(-count) }
                position += count
            }
        }
        return nil
    }
}
