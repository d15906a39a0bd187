/// A body that is being put together from steps and from what faults do between them and inside them.
struct FaultedBody {
    /// What has been put together, in order of time.
    private(set) var steps: [Step] = []
    /// Whether it has come to an end, so that nothing follows.
    private(set) var isOver = false
    /// When the head is sent.
    private let start: Duration
    /// When the last thing happens.
    private var now: Duration
    /// How much later everything is than it was.
    private var shift = Duration.zero
    /// How far apart bytes are; nil until they dribble.
    private var interval: Duration?
    private var hasDribbled = false
    /// What is sent while it stands still between events.
    private let heartbeat: Heartbeat?

    /// A body that begins at that time.
    init(at start: Duration, heartbeat: Heartbeat?) {
        self.start = start
        now = start
        self.heartbeat = heartbeat
    }

    /// Sends those bytes of an event, or does what another step says.
    mutating func take(_ step: Step, bytes range: Range<Int>, isPart: Bool = false) {
        var step = step
        step.at += shift
        guard case .send(let bytes) = step.action else {
            now = max(now, step.at)
            step.at = now
            steps.append(step)
            return
        }
        step.isPart = isPart || step.isPart
        step.action = .send(Array(bytes[range]))
        if let interval { dribble(step, every: interval) } else { send(step) }
    }

    /// Does what a fault says at this place.
    ///
    /// - Parameter isAtEnd: whether nothing would follow anyway.
    mutating func perform(_ act: Fault.Act, isAtEnd: Bool) {
        switch act {
        case .reset: end(.reset)
        case .close: end(.close)
        case .badChunk: end(.badChunk)
        case .stall: end(.stall(beat))
        // What ends here anyway is not ended early.
        case .end: if !isAtEnd { end(.end) }
        case .error(let bytes):
            take(Step(event: "error", bytes: bytes, at: now - shift), bytes: bytes.indices)
            isOver = true
        case .hold(let gate): steps.append(Step(.hold(gate, beat), at: now))
        case .wait(let time): wait(time.bounded(by: .longestWait))
        case .dribble(let interval): self.interval = interval.bounded(by: .longestWait)
        // They have changed the events before.
        case .corrupt, .duplicate, .drop, .swap: break
        }
    }

    /// When the body ends, if something was waited for behind the last step; nil otherwise.
    var endAt: Duration? { !isOver && now > (steps.last?.at ?? start) ? now : nil }

    private mutating func end(_ action: Step.Action) {
        steps.append(Step(action, at: now))
        isOver = true
    }

    /// Lets all that follows come later; the client is kept company meanwhile.
    private mutating func wait(_ time: Duration) {
        if let beat = beat, beat.every > .zero {
            var due = now + beat.every
            while due < now + time, steps.count < Timeline.mostPings {
                steps.append(Step(event: "ping", bytes: beat.bytes, at: due))
                due += beat.every
            }
        }
        now += time
        shift += time
    }

    private mutating func send(_ step: Step) {
        var step = step
        now = max(now, step.at)
        step.at = now
        steps.append(step)
    }

    private mutating func dribble(_ step: Step, every interval: Duration) {
        let bytes = step.bytes
        for (index, byte) in bytes.enumerated() {
            var single = step
            single.action = .send([byte])
            single.isPart = step.isPart || index + 1 < bytes.count
            single.travel = .alone
            // The first comes when the event is due.
            if hasDribbled { single.at = max(single.at, now + interval) }
            hasDribbled = true
            send(single)
        }
    }

    /// A heartbeat has no place before the first event or inside one.
    private var beat: Heartbeat? {
        guard let last = steps.last(where: \.isEvent), !last.isPart else { return nil }
        return heartbeat
    }
}
