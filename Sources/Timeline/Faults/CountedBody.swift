/// The steps of a body with the number that each event had when they were counted, so that a position still means the same
/// place when events have been changed. The parts of one event have its number; one whose last part never comes is none.
struct CountedBody {
    /// The steps as they are now.
    private(set) var steps: [Step]
    /// For each step, how many events stood before it when they were counted.
    private var slots: [Int]
    /// Whether the body is a stream of events. If not, it is one piece, and a share of it goes by bytes.
    private let isStream: Bool
    /// After how many bytes each event ended when they were counted.
    private let ends: [Int]
    /// How many bytes there were when they were counted.
    private let byteCount: Int
    /// After how many events each content block was complete when they were counted.
    private let blockEnds: [Int]

    init(_ steps: [Step], isStream: Bool) {
        self.steps = steps
        self.isStream = isStream
        var slots: [Int] = []
        var ends: [Int] = []
        var blockEnds: [Int] = []
        var byteCount = 0
        for step in steps {
            slots.append(ends.count)
            byteCount += step.bytes.count
            guard step.endsEvent else { continue }
            ends.append(byteCount)
            blockEnds += repeatElement(ends.count, count: step.completedBlocks)
        }
        (self.slots, self.ends, self.blockEnds, self.byteCount) = (slots, ends, blockEnds, byteCount)
    }

    // MARK: - Changing events

    /// The first event that begins at the position or behind it; nil when there is none.
    func nextEvent(at position: Position) -> (index: Int, slot: Int)? {
        guard let slot = slot(at: position) else { return nil }
        let index = steps.indices.first { steps[$0].isEvent && slots[$0] >= slot }
        return index.map { ($0, slots[$0]) }
    }

    /// Makes one step of the parts of an event, of which that is the first. It is due when the last of them is: what is
    /// changed travels whole.
    mutating func join(_ index: Int) {
        var end = index
        while steps[end].isPart, end + 1 < steps.count, steps[end + 1].isEvent { end += 1 }
        guard end > index else { return }
        var whole = steps[end]
        whole.action = .send(steps[index...end].flatMap(\.bytes))
        steps.replaceSubrange(index...end, with: [whole])
        slots.removeSubrange(index..<end)
    }

    /// Puts what cannot be read in the place of that event.
    mutating func spoil(_ index: Int, with bytes: [UInt8]) {
        steps[index].action = .send(bytes)
        steps[index].spoilsReply = true
    }

    /// Sends that event twice.
    mutating func repeatEvent(_ index: Int) {
        steps.insert(steps[index], at: index)
        slots.insert(slots[index], at: index)
    }

    /// Leaves that event out.
    mutating func remove(_ index: Int) {
        steps.remove(at: index)
        slots.remove(at: index)
    }

    /// Sends that event after its successor; false when it has none. What is due when stays.
    mutating func exchange(_ index: Int) -> Bool {
        guard let other = steps.indices.first(where: { $0 > index && steps[$0].isEvent }) else { return false }
        join(other)
        let times = (steps[index].at, steps[other].at)
        steps.swapAt(index, other)
        (steps[index].at, steps[other].at) = times
        return true
    }

    /// How many events are sent when the position is reached, one that is under way included.
    private func slot(at position: Position) -> Int? {
        switch position {
        case .request, .headers: return 0
        // A position may name any number, so it is no further than behind the last event.
        case .event(let count, let byte): return min(count, ends.count) + (byte > 0 ? 1 : 0)
        case .block(let count): return blockEnds.indices.contains(count - 1) ? blockEnds[count - 1] : nil
        case .byte(let count): return slot(atByte: count)
        case .share(let share): return ends.count { $0 <= Self.part(share, of: byteCount) }
        case .shareOfEvents(let share): return Self.part(share, of: ends.count)
        case .shareOfBytes(let share): return slot(atByte: Self.part(share, of: byteCount))
        case .end: return nil
        }
    }

    private func slot(atByte count: Int) -> Int {
        ends.count { $0 <= count } + (count > 0 && !ends.contains(count) ? 1 : 0)
    }

    // MARK: - Finding places

    /// How many events have begun before a place in the body, those that are left out included.
    func eventsBegun(before place: Place) -> Int { slots[place.step] + (place.byte > 0 ? 1 : 0) }

    /// Where the position is now; nil when the body never comes so far.
    func place(of position: Position) -> Place? {
        switch position {
        case .request, .headers: return Place(step: 0)
        case .event(let count, let byte): return place(behindEvents: count).flatMap { place(byte, behind: $0) }
        case .byte(let count): return place(behindBytes: count)
        case .block(let count):
            return blockEnds.indices.contains(count - 1) ? place(behindEvents: blockEnds[count - 1]) : nil
        case .share(let share) where isStream:
            return place(behindEvents: ends.count { $0 <= Self.part(share, of: byteCount) })
        case .share(let share), .shareOfBytes(let share):
            return place(behindBytes: Self.part(share, of: steps.reduce(0) { $0 + $1.bytes.count }))
        case .shareOfEvents(let share): return place(behindEvents: Self.part(share, of: ends.count))
        case .end: return Place(step: (steps.lastIndex(where: \.isEvent) ?? -1) + 1)
        }
    }

    /// Behind so many events, and before whatever else is done there.
    private func place(behindEvents count: Int) -> Place? {
        guard count <= ends.count else { return nil }
        return Place(step: (steps.indices.last { steps[$0].isEvent && slots[$0] < count } ?? -1) + 1)
    }

    /// So many bytes into the event that begins at the place, or behind it when it has no more.
    private func place(_ byte: Int, behind start: Place) -> Place? {
        if byte == 0 { return start }
        var left = byte
        var end: Place?
        for index in steps.indices where index >= start.step && steps[index].isEvent {
            let size = steps[index].bytes.count
            if left < size { return Place(step: index, byte: left) }
            left -= size
            end = Place(step: index + 1)
            if !steps[index].isPart { break }
        }
        return end
    }

    private func place(behindBytes count: Int) -> Place? {
        if count == 0 { return Place(step: 0) }
        var before = 0
        for index in steps.indices where steps[index].isEvent {
            let size = steps[index].bytes.count
            if count < before + size { return Place(step: index, byte: count - before) }
            before += size
            if count == before { return Place(step: index + 1) }
        }
        return nil
    }

    /// That share of a count, rounded down; a share that was written in decimals may be a hair below a whole number.
    private static func part(_ share: Double, of count: Int) -> Int { Int(Double(count) * share + 1e-9) }
}
