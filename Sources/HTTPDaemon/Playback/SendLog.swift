/// When the parts of a playback were given to the kernel: one entry for what was given together, not one for each step.
struct SendLog: Sendable {
    // Times first, so that an entry takes 16 bytes.
    private enum Entry: Sendable {
        /// The writes up to this one.
        case steps(at: Int64, end: Int32)
        /// A heartbeat with so many bytes of payload.
        case heartbeat(at: Int64, bytes: Int32)
    }

    private var entries: [Entry] = []

    /// The writes before that one have been given whole. The time is in nanoseconds from the request's last byte.
    mutating func add(stepsUpTo end: Int, at time: Int64) {
        entries.append(.steps(at: time, end: Int32(clamping: end)))
    }

    /// A heartbeat has been given whole.
    mutating func add(heartbeatOf bytes: Int, at time: Int64) {
        entries.append(.heartbeat(at: time, bytes: Int32(clamping: bytes)))
    }

    /// Everything that was given, in order.
    func steps(of framing: PlaybackFraming) -> [SentStep] {
        var sent: [SentStep] = []
        var write = 0
        var holds = framing.holds[...]
        for entry in entries {
            switch entry {
            case .steps(let time, let end):
                for index in write..<Int(end) {
                    while let hold = holds.first, framing.stepsEnd(before: hold.burst) <= index { holds.removeFirst() }
                    sent.append(
                        SentStep(
                            // Nothing but writes, unframed or not, and holds comes before a write.
                            step: index + holds.startIndex,
                            at: .nanoseconds(time),
                            bytes: framing.payloadRange(ofStep: index).count
                        )
                    )
                }
                write = Int(end)
            case .heartbeat(let time, let bytes):
                sent.append(SentStep(step: nil, at: .nanoseconds(time), bytes: Int(bytes)))
            }
        }
        return sent
    }

    /// The same without what was given, which is much less: nothing is told of each step.
    func sends(of framing: PlaybackFraming) -> BodySends {
        var sends = BodySends()
        sends.reserve(entries.count)
        var payload = 0
        for entry in entries {
            switch entry {
            case .steps(let time, let end):
                let before = payload
                payload = end == 0 ? 0 : framing.stepEnds[Int(end) - 1].payload
                sends.add(stepsOf: payload - before, at: time)
            case .heartbeat(let time, let bytes): sends.add(heartbeatOf: Int(bytes), at: time)
            }
        }
        return sends
    }
}
