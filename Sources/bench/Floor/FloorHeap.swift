/// The connections of the floor that have something to send, the earliest first: a binary heap in memory of its own, so that
/// nothing is counted or checked.
struct FloorHeap {
    /// When a connection is due, and which.
    struct Entry {
        var due: Nanoseconds
        var connection: UnsafeMutablePointer<FloorConnection>
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let capacity: Int
    private(set) var count = 0

    /// Holds at most so many. It lives as long as the process.
    init(capacity: Int) {
        self.capacity = capacity
        entries = .allocate(capacity: capacity)
    }

    /// When the earliest is due; nil when there is none.
    @inline(__always)
    var first: Nanoseconds? { count > 0 ? entries[0].due : nil }

    /// Adds a connection, which is in the heap at most once.
    mutating func push(_ connection: UnsafeMutablePointer<FloorConnection>, due: Nanoseconds) {
        precondition(count < capacity, "more streams than the floor has room for")
        var slot = count
        count += 1
        while slot > 0 {
            let parent = (slot - 1) / 2
            guard due < entries[parent].due else { break }
            entries[slot] = entries[parent]
            slot = parent
        }
        entries[slot] = Entry(due: due, connection: connection)
    }

    /// Takes out the earliest, which must be there.
    mutating func pop() -> Entry {
        let first = entries[0]
        count -= 1
        let last = entries[count]
        var slot = 0
        while true {
            var child = 2 * slot + 1
            guard child < count else { break }
            if child + 1 < count, entries[child + 1].due < entries[child].due { child += 1 }
            guard entries[child].due < last.due else { break }
            entries[slot] = entries[child]
            slot = child
        }
        entries[slot] = last
        return first
    }
}
