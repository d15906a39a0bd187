import HTTPDaemon
import Synchronization

/// The gates of one session: where streams stand still until a test lets them go on.
///
/// A gate needs no making: it is there as soon as a stream or a test names it.
final class Gates: Sendable {
    /// A stream that stands at a gate.
    struct Arrival: Sendable {
        /// The id of its request.
        let request: String
        /// How many events have been sent, and how many bytes of the body.
        let events: Int
        let bytes: Int
        /// Tells the stream from all others: a scenario may give several the same request id.
        fileprivate let stream: Int
        fileprivate let release: @Sendable (HoldRelease) -> Void
    }

    /// What one test does with the gates: who belongs to an earlier one has no place here.
    struct Round: Sendable, Equatable {
        fileprivate let number: Int
    }

    private struct Gate {
        var arrived: [Arrival] = []
        /// What the next streams to arrive are told, since nobody was here when it was said.
        var releases: [HoldRelease] = []
        /// Who waits for a stream to arrive.
        var watchers: [Int: @Sendable ([Arrival]) -> Void] = [:]

        var isEmpty: Bool { arrived.isEmpty && releases.isEmpty && watchers.isEmpty }
    }

    /// How many releases a gate keeps for streams that are still to come.
    private static let mostReleases = 1_000

    private struct State {
        var gates: [String: Gate] = [:]
        var watchers = 0
        /// The streams that were over while they stood at a gate, and whose clients had no leave to go.
        var leftHeld = FirstFew<(gate: String, request: String)>()
        var round = Round(number: 0)

        /// Changes a gate, which is only kept while there is something to remember of it.
        mutating func change<Result>(_ name: String, _ change: (inout Gate) -> Result) -> Result {
            var gate = gates[name] ?? Gate()
            defer { gates[name] = gate.isEmpty ? nil : gate }
            return change(&gate)
        }
    }

    private let state = Mutex(State())

    init() {}

    /// The streams that stand still, gate by gate.
    var held: [(gate: String, request: String)] {
        state.withLock { state in
            state.gates.sorted { $0.key < $1.key }
                .flatMap { gate in gate.value.arrived.map { (gate.key, $0.request) } }
        }
    }

    /// The streams that stand at a gate, in the order in which they came.
    func arrivals(at gate: String) -> [Arrival] { state.withLock { $0.gates[gate]?.arrived ?? [] } }

    /// What is done with the gates at present.
    var round: Round { state.withLock { $0.round } }

    /// A stream has come to a gate.
    ///
    /// - Parameters:
    ///   - stream: tells it from all others.
    ///   - round: when it began. The connection of one that belongs to an earlier round is closed.
    ///   - release: lets it go on; it must not block.
    func arrive(
        at gate: String,
        stream: Int,
        of round: Round,
        request: String,
        events: Int,
        bytes: Int,
        release: @escaping @Sendable (HoldRelease) -> Void
    ) {
        let arrival = Arrival(request: request, events: events, bytes: bytes, stream: stream, release: release)
        let (watchers, arrived, told) = state.withLock { state in
            guard round == state.round else {
                return ([@Sendable ([Arrival]) -> Void](), [Arrival](), HoldRelease?.some(.close))
            }
            return state.change(gate) { gate in
                let watchers = Array(gate.watchers.values)
                gate.watchers = [:]
                let arrived = gate.arrived + [arrival]
                if !gate.releases.isEmpty { return (watchers, arrived, gate.releases.removeFirst()) }
                gate.arrived = arrived
                return (watchers, arrived, nil)
            }
        }
        if let told { release(told) }
        for watcher in watchers { watcher(arrived) }
    }

    /// The streams that were over while they stood at a gate, since nobody had released them and their clients went.
    var leftHeld: [(gate: String, request: String)] { state.withLock { $0.leftHeld.elements } }

    /// A stream is over: it stands nowhere any more.
    ///
    /// - Parameter isExpected: whether its client may go wherever it stands.
    func leave(stream: Int, isExpected: Bool = false) {
        state.withLock { state in
            for (name, gate) in state.gates {
                guard let arrival = gate.arrived.first(where: { $0.stream == stream }) else { continue }
                state.change(name) { $0.arrived.removeAll { $0.stream == stream } }
                if !isExpected { state.leftHeld.append((name, arrival.request)) }
            }
        }
    }

    /// Tells what stands at a gate how to go on: all of it, or one stream only. When nothing is there and no stream is named,
    /// the next that comes is told.
    ///
    /// - Returns: the requests of the streams that were told.
    func release(_ gate: String, request: String? = nil, _ how: HoldRelease) -> [String] {
        let released = state.withLock { state in
            state.change(gate) { gate in
                let released = gate.arrived.filter { request == nil || $0.request == request }
                gate.arrived.removeAll { request == nil || $0.request == request }
                if released.isEmpty, request == nil, gate.releases.count < Self.mostReleases {
                    gate.releases.append(how)
                }
                return released
            }
        }
        for arrival in released { arrival.release(how) }
        return released.map(\.request)
    }

    /// Calls `watcher` once, as soon as a stream stands at the gate; at once if one does.
    ///
    /// - Returns: what takes the watcher away again, nil when it has been called.
    func watch(_ gate: String, _ watcher: @escaping @Sendable ([Arrival]) -> Void) -> Int? {
        let (arrived, number) = state.withLock { state in
            let arrived = state.gates[gate]?.arrived ?? []
            guard arrived.isEmpty else { return (arrived, Int?.none) }
            state.watchers += 1
            let number = state.watchers
            state.change(gate) { $0.watchers[number] = watcher }
            return ([], number)
        }
        if number == nil { watcher(arrived) }
        return number
    }

    /// Takes a watcher away.
    func unwatch(_ gate: String, _ number: Int) {
        state.withLock { $0.change(gate) { $0.watchers[number] = nil } }
    }

    /// Begins another round: the connections of all streams that stand still, or will, are closed, since the test that they
    /// belong to is over. Who waits for a stream goes on waiting, for one of the new round.
    func clear() {
        let held = state.withLock { state in
            let held = state.gates.values.flatMap(\.arrived)
            for name in state.gates.keys { state.change(name) { ($0.arrived, $0.releases) = ([], []) } }
            state.round = Round(number: state.round.number + 1)
            state.leftHeld = FirstFew()
            return held
        }
        for arrival in held { arrival.release(.close) }
    }
}
