/// A playback as bytes to be sent: every chunk in one buffer, cut into bursts.
///
///     steps     write  write │ write │ reset
///     due       0      0     │ 15 ms │ 30 ms
///     bytes     5␍␊…␍␊ 7␍␊…␍␊ │ 4␍␊…␍␊ │
///     bursts    └─────────────┘└──────┘ ending: reset, 30 ms
struct PlaybackFraming: Sendable {
    /// The writes that are due at one moment.
    struct Burst: Sendable {
        /// In nanoseconds from the request's last byte.
        var due: Int64
        /// The end of its steps; they begin where those of the burst before end.
        var stepsEnd: Int
    }

    /// Where a step's bytes end.
    struct StepEnd: Sendable {
        /// In `bytes`.
        var framed: Int
        /// Counting payload alone.
        var payload: Int
    }

    /// What follows the last write.
    enum Ending: Sendable, Equatable {
        /// The body is complete.
        case clean
        /// A reset, so many nanoseconds from the request's last byte.
        case reset(due: Int64)
        /// A FIN, likewise.
        case close(due: Int64)
        /// Nothing, until the client leaves.
        case stall
    }

    /// All chunks, one for each write, without the last chunk that ends a body.
    let bytes: [UInt8]
    /// One for each write up to the ending.
    let stepEnds: [StepEnd]
    /// In order; no two neighbours are due at the same moment.
    let bursts: [Burst]
    /// What follows.
    let ending: Ending

    init(_ steps: [Playback.Step]) {
        var framed: [UInt8] = []
        var payload = 0
        var stepEnds: [StepEnd] = []
        var bursts: [Burst] = []
        var ending = Ending.clean
        framed.reserveCapacity(
            steps.reduce(0) { size, step in
                guard case .write(let bytes) = step.action else { return size }
                return size + bytes.count + 12
            }
        )
        steps: for step in steps {
            let due = step.due.wholeNanoseconds
            switch step.action {
            case .write(let bytes):
                // A chunk of no bytes would end the body.
                if !bytes.isEmpty {
                    framed.append(contentsOf: String(bytes.count, radix: 16).utf8)
                    framed.append(contentsOf: [0x0D, 0x0A])
                    framed.append(contentsOf: bytes)
                    framed.append(contentsOf: [0x0D, 0x0A])
                    payload += bytes.count
                }
                stepEnds.append(StepEnd(framed: framed.count, payload: payload))
                if bursts.last?.due == due {
                    bursts[bursts.count - 1].stepsEnd = stepEnds.count
                } else {
                    bursts.append(Burst(due: due, stepsEnd: stepEnds.count))
                }
            case .reset:
                ending = .reset(due: due)
                break steps
            case .close:
                ending = .close(due: due)
                break steps
            case .stall:
                ending = .stall
                break steps
            }
        }
        bytes = framed
        self.stepEnds = stepEnds
        self.bursts = bursts
        self.ending = ending
    }

    /// How many bytes of payload there are.
    var payloadCount: Int {
        stepEnds.last?.payload ?? 0
    }

    /// Where a step's payload lies in `bytes`.
    func payloadRange(ofStep step: Int) -> Range<Int> {
        let end = stepEnds[step]
        let count = end.payload - (step == 0 ? 0 : stepEnds[step - 1].payload)
        return count == 0 ? end.framed..<end.framed : end.framed - 2 - count..<end.framed - 2
    }
}
