extension Timeline {
    /// Does these faults to a stream: first those that change events, then those that act between bytes, each kind in order of
    /// position. Faults at one position act in the order in which they are given, and one whose position is never reached does
    /// nothing. Whatever happens at a position happens as soon as all before it is sent.
    ///
    ///     steps     event event   event event
    ///     faults          │  └ wait 1s  └ reset (byte 5)
    ///                     └ corrupt
    ///     result    event ev…     ┄┄┄┄┄┄ event even ✕
    ///
    /// - Parameter heartbeat: what is sent in silences between events; nil for nothing.
    public mutating func apply(_ faults: [Fault], heartbeat: Heartbeat? = nil) {
        apply(faults, heartbeat: heartbeat, isStream: true)
    }

    mutating func apply(_ faults: [Fault], heartbeat: Heartbeat?, isStream: Bool) {
        let faults = doBeforeHead(faults)
        guard !faults.isEmpty else { return }
        // How long the script puts off the end of the body.
        let pause = endAt.map { $0 - (steps.last?.at ?? headAt) }
        endAt = nil
        var body = CountedBody(steps, isStream: isStream)
        change(&body, faults)
        var placed = faults.filter { EventChange($0.act) == nil }
            .compactMap { fault in body.place(of: fault.at).map { (place: $0, act: fault.act) } }
            .sortedByPlace { $0.place }[...]
        var result = FaultedBody(at: headAt, heartbeat: heartbeat)
        for (index, step) in body.steps.enumerated() {
            var sent = 0
            while let (place, act) = placed.first, place.step == index {
                if place.byte > sent { result.take(step, bytes: sent..<place.byte, isPart: true) }
                sent = place.byte
                result.perform(act, isAtEnd: false)
                if result.isOver {
                    // What is behind the end has not been changed for anybody.
                    alterations.removeAll { $0.event >= body.eventsBegun(before: place) }
                    return steps = result.steps.withoutLooseJoins
                }
                placed.removeFirst()
            }
            result.take(step, bytes: sent..<step.bytes.count)
        }
        for (_, act) in placed where !result.isOver { result.perform(act, isAtEnd: true) }
        if let pause, !result.isOver { result.perform(.wait(pause), isAtEnd: true) }
        steps = result.steps.withoutLooseJoins
        endAt = result.endAt
    }

    /// Changes events, and notes what was changed.
    private mutating func change(_ body: inout CountedBody, _ faults: [Fault]) {
        let changes = faults.compactMap { fault in EventChange(fault.act).map { (at: fault.at, change: $0) } }
            .sortedByPlace { body.nextEvent(at: $0.at)?.slot ?? .max }
        for (position, change) in changes {
            guard let event = body.nextEvent(at: position) else { continue }
            body.join(event.index)
            guard change.change(event.index, of: &body) else { continue }
            alterations.append(Failure(action: change.rawValue, event: event.slot))
        }
    }

    /// Does what is to be done before anything is sent, and gives back what is left to do behind it.
    mutating func doBeforeHead(_ faults: [Fault]) -> [Fault] {
        var rest: [Fault] = []
        // What the head waits for already comes after all that is done as soon as the request is read.
        var first: [Step] = []
        var delay = Duration.zero
        for fault in faults {
            guard fault.at == .request else {
                rest.append(fault)
                continue
            }
            switch fault.act {
            case .reset: first.append(Step(.reset, at: delay))
            // Without a head there is no body that could end well or be framed badly.
            case .close, .end, .badChunk: first.append(Step(.close, at: delay))
            case .stall: first.append(Step(.stall(), at: delay))
            case .hold(let gate): first.append(Step(.hold(gate), at: delay))
            case .wait(let time):
                delay += time.bounded(by: .longestWait)
                self.delay(by: time.bounded(by: .longestWait))
            case .dribble(let interval):
                headInterval = interval.bounded(by: .longestWait)
                rest.append(Fault(at: .headers, fault.act))
            case .error, .corrupt, .duplicate, .drop, .swap: rest.append(Fault(at: .headers, fault.act))
            }
            if first.last?.isFailing ?? false {
                beforeHead = first
                return []
            }
        }
        beforeHead = first + beforeHead
        return rest
    }

    private mutating func delay(by time: Duration) {
        headAt += time
        endAt = endAt.map { $0 + time }
        for index in beforeHead.indices { beforeHead[index].at += time }
        for index in steps.indices { steps[index].at += time }
    }
}

extension Array {
    /// The elements in order of a key; those with equal keys stay in theirs.
    fileprivate func sortedByPlace<Key: Comparable>(_ key: (Element) -> Key) -> [Element] {
        map { (key: key($0), element: $0) }.enumerated()
            .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element.element)
    }
}
