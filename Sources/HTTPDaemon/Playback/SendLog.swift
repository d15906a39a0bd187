/// When the parts of a playback were given to the kernel: one entry for what was given together, not one for each step.
///
/// A stream keeps it for as long as it lasts, so an entry is mostly one word: the time of a burst, which is the next that the
/// framing has. All times are nanoseconds from the request's last byte, which leave the two lowest bits of a word free for
/// what the entry is.
struct SendLog: Sendable {
    private enum Kind: UInt64 {
        /// The burst that comes next, or what was left of it.
        case burst
        /// The writes up to the one that the next word tells.
        case steps
        /// A heartbeat; the next word tells how many bytes of payload it has.
        case heartbeat
    }

    private var words: [UInt64] = []

    /// The burst that comes next has been given whole.
    mutating func addBurst(at time: Int64) {
        add(.burst, at: time)
    }

    /// The writes before that one have been given whole.
    mutating func add(stepsUpTo end: Int, at time: Int64) {
        add(.steps, at: time)
        words.append(UInt64(end))
    }

    /// A heartbeat has been given whole.
    mutating func add(heartbeatOf bytes: Int, at time: Int64) {
        add(.heartbeat, at: time)
        words.append(UInt64(bytes))
    }

    private mutating func add(_ kind: Kind, at time: Int64) {
        words.append(UInt64(clamping: time) << 2 | kind.rawValue)
    }

    /// Everything that was given, in order.
    func steps(of framing: PlaybackFraming) -> [SentStep] {
        var sent: [SentStep] = []
        var holds = framing.holds[...]
        forEach(of: framing) { time, given in
            switch given {
            case .heartbeat(let bytes): sent.append(SentStep(step: nil, at: .nanoseconds(time), bytes: bytes))
            case .writes(let writes):
                for index in writes {
                    while let hold = holds.first, framing.stepsEnd(before: hold.burst) <= index { holds.removeFirst() }
                    // Nothing but writes, unframed or not, and holds comes before a write.
                    let bytes = framing.payloadRange(ofStep: index).count
                    sent.append(SentStep(step: index + holds.startIndex, at: .nanoseconds(time), bytes: bytes))
                }
            }
        }
        return sent
    }

    /// The same without what was given, which is much less: nothing is told of each step.
    func sends(of framing: PlaybackFraming) -> BodySends {
        var sends = BodySends()
        sends.reserve(words.count)
        forEach(of: framing) { time, given in
            switch given {
            case .heartbeat(let bytes): sends.add(heartbeatOf: bytes, at: time)
            case .writes(let writes):
                let before = writes.lowerBound == 0 ? 0 : framing.stepEnds[writes.lowerBound - 1].payload
                let after = writes.isEmpty ? before : framing.stepEnds[writes.upperBound - 1].payload
                sends.add(stepsOf: after - before, at: time)
            }
        }
        return sends
    }

    private enum Given {
        case writes(Range<Int>)
        /// With so many bytes of payload.
        case heartbeat(Int)
    }

    private func forEach(of framing: PlaybackFraming, _ body: (_ time: Int64, _ given: Given) -> Void) {
        var (word, write, burst) = (0, 0, 0)
        while word < words.count {
            let (time, kind) = (Int64(words[word] >> 2), Kind(rawValue: words[word] & 3))
            let detail = kind == .burst ? 0 : Int(words[word + 1])
            word += kind == .burst ? 1 : 2
            if kind == .heartbeat {
                body(time, .heartbeat(detail))
                continue
            }
            while burst < framing.bursts.count, framing.bursts[burst].stepsEnd <= write { burst += 1 }
            let end = kind == .steps ? detail : burst < framing.bursts.count ? framing.bursts[burst].stepsEnd : write
            body(time, .writes(write..<end))
            write = end
        }
    }
}
