import HTTPDaemon
import MessagesAPI
import Synchronization

/// What came to a server and what became of it, oldest first.
///
/// It is bounded, in requests and in bytes: the oldest are dropped, and counted.
///
/// Each entry has a lock of its own, so that who reads many keeps nobody waiting who writes another: the journal's lock is held
/// to find them, not to copy them.
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

    fileprivate struct State: Sendable {
        /// The entries by their serial numbers; what was cleared leaves gaps.
        var entries = NumberedRing<Kept>()
        /// How many there are, and how much they take.
        var (count, bytes) = (0, 0)
        var dropped = 0
        /// The entries whose replies are not over.
        var open: [Int: Open] = [:]
        var settling: [Int: Settling] = [:]
        var watchers = 0
    }

    /// An entry, and what was counted for it.
    fileprivate struct Kept: Sendable {
        let record: Record
        var size: Int
    }

    /// An entry with the lock under which it changes. Who holds the journal's lock may take it, and nobody the other way round.
    fileprivate final class Record: Sendable {
        let session: String
        let entry: Mutex<JournalEntry>

        init(_ entry: consuming JournalEntry) {
            session = entry.session
            self.entry = Mutex(consume entry)
        }
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
    func append(_ entry: consuming JournalEntry, isEnding: @escaping @Sendable () -> Bool = { false }) -> Handle {
        let size = entry.size
        let kept = Kept(record: Record(consume entry), size: size)
        let (serial, _) = state.withLock { state in
            let serial = state.entries.append(kept)
            state.open[serial] = Open(session: kept.record.session, isEnding: isEnding)
            state.count += 1
            state.bytes += kept.size
            return (serial, state.dropOldest(limit))
        }
        return Handle(serial: serial)
    }

    /// Writes down what became of it; nothing when the entry is no longer there.
    func update(_ handle: Handle, _ change: (inout JournalEntry) -> Void) {
        _ = state.withLock { $0.update(handle.serial, limit, change) }
    }

    /// Says that all that becomes of it has been written down, with the last of it.
    func close(_ handle: Handle, _ change: (inout JournalEntry) -> Void = { _ in }) {
        let (settled, _) = state.withLock { state in
            let gone = state.update(handle.serial, limit, change)
            state.open[handle.serial] = nil
            return (state.settle(handle.serial), gone)
        }
        for action in settled { action() }
    }

    /// Calls `action` as soon as the ends are written down that are on their way now, in one session or in all.
    ///
    /// - Returns: what takes the action away again; nil, without having called it, when no end is on its way.
    func whenSettled(session: String? = nil, _ action: @escaping @Sendable () -> Void) -> Int? {
        // They are asked without the lock: there may be thousands, and each asks the kernel.
        let ending = state.withLock { $0.open }
            .filter { (session == nil || $0.value.session == session) && $0.value.isEnding() }
        if ending.isEmpty { return nil }
        return state.withLock { state in
            // What has been written down meanwhile need not be waited for.
            let awaited = Set(ending.keys.filter { state.open[$0] != nil })
            if awaited.isEmpty { return nil }
            state.watchers += 1
            state.settling[state.watchers] = Settling(awaited: awaited, action: action)
            return state.watchers
        }
    }

    /// Takes an action away.
    func forget(_ number: Int) { state.withLock { $0.settling[number] = nil } }

    /// The entries of one session, or all.
    func entries(session: String? = nil) -> [JournalEntry] {
        let kept = state.withLock { $0.entries.elements }
        return kept.filter { session == nil || $0.record.session == session }.map { $0.record.entry.withLock { $0 } }
    }

    /// How many entries had to go.
    var dropped: Int { state.withLock { $0.dropped } }

    /// Forgets the entries of one session, or all.
    func clear(session: String? = nil) {
        _ = state.withLock { state in
            let gone = state.entries.elements
            guard let session else {
                state.entries.removeAll()
                (state.count, state.bytes, state.dropped) = (0, 0, 0)
                return gone
            }
            for number in state.entries.numbers where state.entries[number]?.record.session == session {
                state.remove(number)
            }
            return gone
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
    /// Changes an entry in its place. Returns what had to go for it.
    fileprivate mutating func update(
        _ serial: Int,
        _ limit: Journal.Limit,
        _ change: (inout JournalEntry) -> Void
    ) -> [Journal.Kept] {
        guard let kept = entries[serial] else { return [] }
        let size = kept.record.entry.withLock { entry in
            change(&entry)
            return entry.size
        }
        entries[serial]?.size = size
        bytes += size - kept.size
        return dropOldest(limit)
    }

    /// Takes an entry away that is there.
    fileprivate mutating func remove(_ serial: Int) {
        bytes -= entries[serial]?.size ?? 0
        entries[serial] = nil
        count -= 1
    }

    /// Takes away what must not be kept any more. It is returned so that its memory is let go of outside of the lock, where
    /// nobody waits.
    fileprivate mutating func dropOldest(_ limit: Journal.Limit) -> [Journal.Kept] {
        var gone: [Journal.Kept] = []
        while count > limit.requests || bytes > limit.bytes && count > 1, !entries.numbers.isEmpty {
            guard let oldest = entries.removeFirst() else { continue }
            gone.append(oldest)
            bytes -= oldest.size
            count -= 1
            dropped += 1
        }
        // Gaps before the oldest are nothing that could be found.
        while let oldest = entries.numbers.first, entries[oldest] == nil { _ = entries.removeFirst() }
        return gone
    }

    /// An end has been written down; whom that leaves with nothing to wait for.
    fileprivate mutating func settle(_ serial: Int) -> [@Sendable () -> Void] {
        if settling.isEmpty { return [] }
        for number in settling.keys { settling[number]?.awaited.remove(serial) }
        let settled = settling.filter { $0.value.awaited.isEmpty }
        for number in settled.keys { settling[number] = nil }
        return settled.values.map(\.action)
    }
}

extension JournalEntry {
    /// About how much memory it takes, in bytes.
    fileprivate var size: Int {
        512 + body.count + headers.byteCount + sent.size
    }
}
