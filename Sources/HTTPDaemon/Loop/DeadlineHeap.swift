/// What acts at a moment. It is in at most one heap, and at most once.
///
/// Connections are such objects themselves, because an event of a stream touches as few places in memory as it can.
class Timed {
    fileprivate var slot = -1

    deinit {
        precondition(slot < 0, "What acts at a moment was freed while that was set.")
    }

    /// Whether its moment is set.
    final var isSet: Bool {
        slot >= 0
    }

    /// Does what is to be done when the moment has come.
    func act() {
        preconditionFailure("Each kind says what it does at its moment.")
    }
}

/// Something to do at a moment.
final class Deadline: Timed {
    private let action: () -> Void

    init(_ action: @escaping () -> Void) {
        self.action = action
    }

    override func act() {
        action()
    }
}

/// All that a loop has yet to do at some moment, the earliest first.
///
/// Its entries do not keep the deadlines alive, so that moving one costs two words and no reference counting; whoever
/// owns a deadline cancels it before it goes.
final class DeadlineHeap {
    private struct Entry {
        var due: Instant
        var deadline: Unmanaged<Timed>

        func settle(in slot: Int) {
            deadline._withUnsafeGuaranteedRef { $0.slot = slot }
        }
    }

    // Unguarded, which would cost as much as the heap itself: nothing that touches the entries calls anything else meanwhile.
    @exclusivity(unchecked) private var entries: [Entry] = []

    /// When the earliest is due; nil when there is none.
    var first: Instant? {
        entries.first?.due
    }

    /// Which is the earliest; nil when there is none.
    var next: Timed? {
        entries.first?.deadline.takeUnretainedValue()
    }

    /// How many there are.
    var count: Int {
        entries.count
    }

    /// Sets a deadline, instead of the moment that it was set to before.
    func set(_ deadline: Timed, to due: Instant) {
        if deadline.slot < 0 {
            deadline.slot = entries.count
            entries.append(Entry(due: due, deadline: .passUnretained(deadline)))
            rise(from: deadline.slot)
        } else {
            entries[deadline.slot].due = due
            rise(from: deadline.slot)
            sink(from: deadline.slot)
        }
    }

    /// Drops a deadline if it is set.
    func cancel(_ deadline: Timed) {
        let slot = deadline.slot
        guard slot >= 0 else { return }
        deadline.slot = -1
        let last = entries.removeLast()
        guard slot < entries.count else { return }
        entries[slot] = last
        last.settle(in: slot)
        rise(from: slot)
        sink(from: slot)
    }

    /// Takes out the earliest if its moment has come.
    func popDue(by now: Instant) -> Timed? {
        guard let first = entries.first, first.due <= now else { return nil }
        let deadline = first.deadline.takeUnretainedValue()
        cancel(deadline)
        return deadline
    }

    private func rise(from slot: Int) {
        var slot = slot
        let entry = entries[slot]
        while slot > 0 {
            let parent = (slot - 1) / 2
            guard entry.due < entries[parent].due else { break }
            entries[slot] = entries[parent]
            entries[slot].settle(in: slot)
            slot = parent
        }
        entries[slot] = entry
        entry.settle(in: slot)
    }

    private func sink(from slot: Int) {
        var slot = slot
        let entry = entries[slot]
        while true {
            var child = 2 * slot + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].due < entries[child].due { child += 1 }
            guard entries[child].due < entry.due else { break }
            entries[slot] = entries[child]
            entries[slot].settle(in: slot)
            slot = child
        }
        entries[slot] = entry
        entry.settle(in: slot)
    }
}
