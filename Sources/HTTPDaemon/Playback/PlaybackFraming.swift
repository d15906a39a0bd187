/// A playback as bytes to be sent: every chunk in one buffer, cut into bursts, with the places where it stands still.
///
///     steps     write  write │ write │ hold │ write │ reset
///     due       0      0     │ 15 ms │ 15   │ 15    │ 30 ms
///     bytes     5␍␊…␍␊ 7␍␊…␍␊ │ 4␍␊…␍␊ │      │ 9␍␊…␍␊ │
///     bursts    └─────────────┘└──────┘  hold └──────┘ ending: reset, 30 ms
final class PlaybackFraming: Sendable {
    /// The writes that are due at one moment with nothing between them, or one that is alone.
    struct Burst: Sendable {
        /// In nanoseconds from the request's last byte.
        var due: Int64
        /// The end of its writes; they begin where those of the burst before end.
        var stepsEnd: Int
        /// Whether it is one write that shares nothing, with the head neither.
        var isAlone = false
    }

    /// Where a write's bytes end.
    struct StepEnd: Sendable {
        /// In `bytes`.
        var framed: Int
        /// Counting payload alone.
        var payload: Int
        /// Whether what is written goes on in the next write.
        var isPart = false
    }

    /// A place where the playback stands still.
    struct Hold: Sendable {
        /// Its name; nil for a stall.
        var name: String?
        /// In nanoseconds from the request's last byte.
        var due: Int64
        /// The burst that follows it.
        var burst: Int
        /// What is sent meanwhile.
        var heartbeat: HeartbeatFraming?
    }

    /// What is done after the last write.
    struct Ending: Sendable, Equatable {
        enum Action: Sendable {
            /// The body is complete.
            case end
            case reset, close
        }

        /// In nanoseconds from the request's last byte.
        var due: Int64
        var action: Action
    }

    /// What it was made of.
    let steps: [Playback.Step]
    /// All chunks, one for each write, and what is unframed between them, without the last chunk that ends a body; of a body of
    /// known length the bare payload.
    let bytes: [UInt8]
    /// One for each write up to the ending, unframed ones among them.
    let stepEnds: [StepEnd]
    /// In order.
    let bursts: [Burst]
    /// In order; after a stall there is nothing.
    let holds: [Hold]
    /// The burst with which a client has what was meant for it; nil when only the last one has that.
    let sufficientBurst: Int?
    /// What follows, unless the last hold is a stall.
    let ending: Ending
    /// The length that is announced; nil for a body in chunks.
    let length: Int?
    /// Whether it is a body of known length that is over with its last byte: nothing follows, no hold either.
    let endsWithLastByte: Bool
    /// The blanks, as ranges of the body's bytes.
    let bodyBlanks: [Blank]
    /// The same as ranges of `bytes`; one that reaches into another chunk is cut there, one that is never played is left out.
    let blanks: [Blank]

    init(_ steps: [Playback.Step], length: Int? = nil, blanks: [Range<Int>] = []) {
        var framed: [UInt8] = []
        var payload = 0
        var stepEnds: [StepEnd] = []
        var bursts: [Burst] = []
        var holds: [Hold] = []
        var ending = Ending(due: 0, action: .end)
        var sufficientBurst: Int?
        framed.reserveCapacity(
            steps.reduce(0) { size, step in
                switch step.action {
                case .write(let bytes): size + bytes.count + 12
                case .unframed(let bytes): size + bytes.count
                case .hold, .stall, .end, .reset, .close: size
                }
            }
        )
        steps: for step in steps {
            let due = step.due.playable
            ending.due = due
            switch step.action {
            case .write, .unframed:
                payload += framed.append(written: step.action, inChunks: length == nil)
                stepEnds.append(StepEnd(framed: framed.count, payload: payload, isPart: step.isPart))
                if let last = bursts.last, last.due == due, holds.last?.burst != bursts.count, !last.isAlone,
                    !step.isAlone
                {
                    bursts[bursts.count - 1].stepsEnd = stepEnds.count
                } else {
                    bursts.append(Burst(due: due, stepsEnd: stepEnds.count, isAlone: step.isAlone))
                }
                if step.suffices { sufficientBurst = sufficientBurst ?? bursts.count - 1 }
            case .hold(let name, let heartbeat):
                let heartbeat = length == nil ? HeartbeatFraming(heartbeat) : nil
                holds.append(Hold(name: name, due: due, burst: bursts.count, heartbeat: heartbeat))
            case .stall(let heartbeat):
                let heartbeat = length == nil ? HeartbeatFraming(heartbeat) : nil
                holds.append(Hold(name: nil, due: due, burst: bursts.count, heartbeat: heartbeat))
                break steps
            case .end:
                break steps
            case .reset:
                ending.action = .reset
                break steps
            case .close:
                ending.action = .close
                break steps
            }
        }
        bytes = framed
        self.stepEnds = stepEnds
        self.bursts = bursts
        self.sufficientBurst = sufficientBurst
        self.holds = holds
        self.ending = ending
        self.length = length
        let beforeLastBurst = bursts.dropLast().last.map { stepEnds[$0.stepsEnd - 1].payload } ?? 0
        let endsWithLastBurst =
            ending == Ending(due: bursts.last?.due ?? 0, action: .end) && holds.last?.burst != bursts.count
        endsWithLastByte = length == payload && beforeLastBurst < payload && endsWithLastBurst
        self.steps = steps
        bodyBlanks = [Blank](at: blanks)
        self.blanks = stepEnds.framed(bodyBlanks, inChunks: length == nil)
    }

    /// How many bytes of payload there are.
    var payloadCount: Int {
        stepEnds.last?.payload ?? 0
    }

    /// Where a write's payload lies in `bytes`.
    func payloadRange(ofStep step: Int) -> Range<Int> {
        stepEnds.framedPayload(ofStep: step, inChunks: length == nil)
    }

    /// The end of the holds that somebody can let go.
    var namedHoldsEnd: Int {
        holds.last.map { $0.name == nil ? holds.count - 1 : holds.count } ?? 0
    }

    /// How many writes come before that burst.
    func stepsEnd(before burst: Int) -> Int {
        burst == 0 ? 0 : bursts[burst - 1].stepsEnd
    }
}

extension [PlaybackFraming.StepEnd] {
    /// Where a write's payload lies in the body.
    func payload(ofStep step: Int) -> Range<Int> {
        (step == 0 ? 0 : self[step - 1].payload)..<self[step].payload
    }

    /// Where a write's payload lies in the framed bytes.
    func framedPayload(ofStep step: Int, inChunks: Bool) -> Range<Int> {
        let count = payload(ofStep: step).count
        let upper = count > 0 && inChunks ? self[step].framed - 2 : self[step].framed
        return upper - count..<upper
    }
}

extension [UInt8] {
    /// Appends what that action writes, and returns how many bytes of the body that are.
    fileprivate mutating func append(written action: Playback.Action, inChunks: Bool) -> Int {
        switch action {
        case .unframed(let bytes):
            if inChunks { append(contentsOf: bytes) }
            return 0
        case .write(let bytes):
            // A chunk of no bytes would end the body.
            if inChunks, !bytes.isEmpty { append(chunk: bytes) } else { append(contentsOf: bytes) }
            return bytes.count
        case .hold, .stall, .end, .reset, .close:
            return 0
        }
    }

    /// Appends these bytes, of which there is at least one, as a chunk.
    mutating func append(chunk bytes: [UInt8]) {
        append(contentsOf: String(bytes.count, radix: 16).utf8)
        append(contentsOf: [0x0D, 0x0A])
        append(contentsOf: bytes)
        append(contentsOf: [0x0D, 0x0A])
    }
}
