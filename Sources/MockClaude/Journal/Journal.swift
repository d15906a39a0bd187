import HTTPDaemon
import MessagesAPI
import Synchronization

/// What came to a server and what became of it, oldest first.
///
/// It is bounded, in requests and in bytes: the oldest are dropped, and counted.
final class Journal: Sendable {
    /// What it keeps at most.
    struct Limit: Sendable {
        var requests = 10_000
        var bytes = 64 << 20
    }

    /// Tells an entry from all others; it outlives the entry.
    struct Handle: Sendable {
        fileprivate let serial: Int
    }

    fileprivate struct State {
        /// The entries by their serial numbers, which grow; what was cleared leaves gaps.
        var entries: [Int: JournalEntry] = [:]
        /// The serial numbers from the oldest entry's to the next.
        var serials = 0..<0
        var bytes = 0
        var dropped = 0
    }

    private let limit: Limit
    private let state = Mutex(State())

    init(limit: Limit = Limit()) { self.limit = limit }

    /// Writes down a request.
    func append(_ entry: JournalEntry) -> Handle {
        state.withLock { state in
            let serial = state.serials.upperBound
            state.entries[serial] = entry
            state.serials = state.serials.lowerBound..<serial + 1
            state.bytes += entry.size
            state.dropOldest(limit)
            return Handle(serial: serial)
        }
    }

    /// Writes down what became of it; nothing when the entry is no longer there.
    func update(_ handle: Handle, _ change: (inout JournalEntry) -> Void) {
        state.withLock { state in
            guard var entry = state.entries.removeValue(forKey: handle.serial) else { return }
            state.bytes -= entry.size
            change(&entry)
            state.bytes += entry.size
            state.entries[handle.serial] = entry
            state.dropOldest(limit)
        }
    }

    /// The entries of one session, or all.
    func entries(session: String? = nil) -> [JournalEntry] {
        state.withLock { state in state.serials.compactMap { state.entries[$0] } }
            .filter { session == nil || $0.session == session }
    }

    /// How many entries had to go.
    var dropped: Int { state.withLock { $0.dropped } }

    /// Forgets the entries of one session, or all.
    func clear(session: String? = nil) {
        state.withLock { state in
            guard let session else {
                let next = state.serials.upperBound
                state = State(serials: next..<next)
                return
            }
            state.entries = state.entries.filter { $0.value.session != session }
            state.bytes = state.entries.values.reduce(0) { $0 + $1.size }
        }
    }

    /// The journal as the control API gives it.
    func json(session: String? = nil) -> JSON {
        [
            "requests": .array(entries(session: session).map(\.json)),
            "dropped": .number(JSONNumber(dropped)),
            "limit": ["requests": .number(JSONNumber(limit.requests)), "bytes": .number(JSONNumber(limit.bytes))],
        ]
    }
}

extension Journal.State {
    fileprivate mutating func dropOldest(_ limit: Journal.Limit) {
        while entries.count > limit.requests || bytes > limit.bytes && entries.count > 1, let oldest = serials.first {
            serials = serials.dropFirst()
            guard let entry = entries.removeValue(forKey: oldest) else { continue }
            bytes -= entry.size
            dropped += 1
        }
        while let oldest = serials.first, entries[oldest] == nil { serials = serials.dropFirst() }
    }
}

extension JournalEntry {
    /// About how much memory it takes, in bytes.
    fileprivate var size: Int {
        let fields = headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 32 }
        return 512 + body.count + fields + events.count * MemoryLayout<Event>.stride
    }
}
