import HTTPDaemon
import MessagesAPI
import Synchronization

/// What came to a server and what became of it, oldest first.
///
/// It is bounded, in requests and in bytes: the oldest are dropped, and counted.
///
/// A client knows the end of its reply a moment before it is written down here. Who reads right after that must not depend on
/// who is quicker, so `whenSettled` waits for what is on its way.
final class Journal: Sendable {
    /// What it keeps at most.
    struct Limit: Sendable {
        var requests = 10_000
        var bytes = 64 << 20
    }

    /// Tells an entry from all others; it outlives the entry.
    struct Handle: Sendable {
        let serial: Int
    }

    fileprivate struct State {
        /// The entries by their serial numbers, which grow; what was cleared leaves gaps.
        var entries: [Int: JournalEntry] = [:]
        /// The serial numbers from the oldest entry's to the next.
        var serials = 0..<0
        var bytes = 0
        var dropped = 0
        /// The entries whose replies are not over.
        var open: [Int: Open] = [:]
        var settling: [Int: Settling] = [:]
        var watchers = 0
    }

    /// A reply that is not over.
    fileprivate struct Open {
        let session: String
        /// Whether its end is on its way.
        let isEnding: @Sendable () -> Bool
    }

    /// Somebody who waits for the ends that were on their way when they asked.
    fileprivate struct Settling {
        var awaited: Set<Int>
        let action: @Sendable () -> Void
    }

    private let limit: Limit
    private let state = Mutex(State())

    init(limit: Limit = Limit()) { self.limit = limit }

    /// Writes down a request.
    ///
    /// - Parameter isEnding: whether the end of its reply is on its way. Asked at any time, on any thread, until it is over.
    func append(_ entry: JournalEntry, isEnding: @escaping @Sendable () -> Bool = { false }) -> Handle {
        state.withLock { state in
            let serial = state.serials.upperBound
            state.entries[serial] = entry
            state.serials = state.serials.lowerBound..<serial + 1
            state.open[serial] = Open(session: entry.session, isEnding: isEnding)
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

    /// Says that all that becomes of it has been written down.
    func close(_ handle: Handle) {
        let settled = state.withLock { state in
            state.open[handle.serial] = nil
            for number in state.settling.keys { state.settling[number]?.awaited.remove(handle.serial) }
            let settled = state.settling.filter { $0.value.awaited.isEmpty }
            for number in settled.keys { state.settling[number] = nil }
            return settled.values.map(\.action)
        }
        for action in settled { action() }
    }

    /// Calls `action` as soon as the ends are written down that are on their way now, in one session or in all.
    ///
    /// - Returns: what takes the action away again; nil, without having called it, when no end is on its way.
    func whenSettled(session: String? = nil, _ action: @escaping @Sendable () -> Void) -> Int? {
        state.withLock { state in
            let ending = state.open.filter { (session == nil || $0.value.session == session) && $0.value.isEnding() }
            guard !ending.isEmpty else { return Int?.none }
            state.watchers += 1
            state.settling[state.watchers] = Settling(awaited: Set(ending.keys), action: action)
            return state.watchers
        }
    }

    /// Takes an action away.
    func forget(_ number: Int) { state.withLock { $0.settling[number] = nil } }

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
                (state.entries, state.serials, state.bytes, state.dropped) = ([:], next..<next, 0, 0)
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
