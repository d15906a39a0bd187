import HTTPDaemon
import MessagesAPI
import Synchronization

/// The message batches that the clients of a session have created.
final class MessageBatches: Sendable {
    fileprivate struct State {
        /// In the order in which they were created.
        var batches: [MessageBatch] = []
        /// How often a request has come to a gate.
        var arrivals = 0
        /// What stands at gates, by what it is called there.
        var held: [Int: (batch: String, entry: Int)] = [:]

        func index(of id: String) -> Int? { batches.lastIndex { $0.id == id } }
    }

    /// Beyond so many batches, or so many bytes of their results, what was created first is forgotten.
    private let capacity: (batches: Int, bytes: Int)
    private let state = Mutex(State())

    init(capacity: (batches: Int, bytes: Int) = (1_000, 256 << 20)) { self.capacity = capacity }

    /// All of them, the newest first. Listing them is to look at them.
    func all(at now: Duration) -> [MessageBatch] {
        state.withLock { state in
            for index in state.batches.indices { state.batches[index].look(at: now) }
            return state.batches.reversed()
        }
    }

    /// Looks at the batch of that id; nil when there is none.
    func look(at id: String, now: Duration) -> MessageBatch? {
        state.withLock { state in
            guard let index = state.index(of: id) else { return nil }
            state.batches[index].look(at: now)
            return state.batches[index]
        }
    }

    /// Keeps a new batch. What of it comes to a gate stands there from now on.
    func add(_ batch: MessageBatch, gates: Gates, clock: ServerClock) {
        let forgotten = state.withLock { state in
            state.batches.append(batch)
            var bytes = state.batches.reduce(0) { $0 + $1.byteCount }
            var forgotten: [Int] = []
            while state.batches.count > capacity.batches || bytes > capacity.bytes && state.batches.count > 1 {
                let oldest = state.batches.removeFirst()
                bytes -= oldest.byteCount
                forgotten += state.leave(oldest.id)
            }
            return forgotten
        }
        for stream in forgotten { gates.leave(stream: stream, isExpected: true) }
        for (index, entry) in batch.entries.enumerated() { arrive(batch.id, index, entry, gates, clock) }
    }

    /// Gives up the batch of that id; nil when there is none.
    func cancel(_ id: String, gates: Gates, now: Duration) -> MessageBatch? {
        let (batch, gone) = state.withLock { state -> (MessageBatch?, [Int]) in
            guard let index = state.index(of: id) else { return (nil, []) }
            state.batches[index].cancel(at: now)
            return (state.batches[index], state.leave(id))
        }
        for stream in gone { gates.leave(stream: stream, isExpected: true) }
        return batch
    }

    /// Forgets the batch of that id, which must have ended; nil when there is none.
    ///
    /// - Throws: the service's error for one that has not ended.
    func delete(_ id: String) throws(APIError) -> MessageBatch? {
        let batch = state.withLock { state -> MessageBatch? in
            guard let index = state.index(of: id) else { return nil }
            return state.batches[index].ended == nil ? state.batches[index] : state.batches.remove(at: index)
        }
        guard let batch, batch.ended == nil else { return batch }
        let words = "In progress batches cannot be deleted. Consider canceling the batch instead."
        throw APIError(.invalidRequest, message: words)
    }

    /// Lets a request stand at the next of its gates, if there is one.
    private func arrive(_ id: String, _ index: Int, _ entry: BatchEntry, _ gates: Gates, _ clock: ServerClock) {
        guard let hold = entry.holds.first else { return }
        let stream = state.withLock { state in
            state.arrivals += 1
            // Streams of replies have numbers from 0.
            let stream = -state.arrivals
            state.held[stream] = (id, index)
            return stream
        }
        gates.arrive(
            at: hold.gate,
            stream: stream,
            of: gates.round,
            request: entry.requestID,
            events: 0,
            bytes: 0
        ) { [weak self, weak gates] how in
            guard let self, let gates else { return }
            goOn(stream, how, gates, clock)
        }
    }

    private func goOn(_ stream: Int, _ how: HoldRelease, _ gates: Gates, _ clock: ServerClock) {
        let next = state.withLock { state -> (id: String, index: Int, entry: BatchEntry)? in
            guard let (id, entry) = state.held.removeValue(forKey: stream), let index = state.index(of: id) else {
                return nil
            }
            state.batches[index].goOn(entry, how, at: clock.now)
            return (id, entry, state.batches[index].entries[entry])
        }
        if let next { arrive(next.id, next.index, next.entry, gates, clock) }
    }
}

extension MessageBatches.State {
    /// Takes a batch's requests from their gates.
    ///
    /// - Returns: what they are called there.
    fileprivate mutating func leave(_ id: String) -> [Int] {
        let gone = held.filter { $0.value.batch == id }.map(\.key)
        for stream in gone { held[stream] = nil }
        return gone
    }
}
