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
        fileprivate let remote: ExchangeRemote
    }

    private struct Gate {
        var arrived: [Arrival] = []
        /// What the next streams to arrive are told, since nobody was here when it was said.
        var releases: [HoldRelease] = []
        /// Who waits for a stream to arrive.
        var watchers: [Int: @Sendable ([Arrival]) -> Void] = [:]
    }

    private struct State {
        var gates: [String: Gate] = [:]
        var watchers = 0
        /// The streams that were over while they stood at a gate, and whose clients had no leave to go.
        var leftHeld = FirstFew<(gate: String, request: String)>()
        /// Whether the test that the streams belong to is over.
        var isAbandoned = false
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

    /// A stream has come to a gate.
    func arrive(at gate: String, request: String, events: Int, bytes: Int, remote: ExchangeRemote) {
        let arrival = Arrival(request: request, events: events, bytes: bytes, remote: remote)
        let (watchers, arrived, release) = state.withLock { state in
            if state.isAbandoned { return ([@Sendable ([Arrival]) -> Void](), [Arrival](), HoldRelease?.some(.close)) }
            var place = state.gates[gate, default: Gate()]
            defer { state.gates[gate] = place }
            let watchers = Array(place.watchers.values)
            place.watchers = [:]
            let arrived = place.arrived + [arrival]
            if !place.releases.isEmpty { return (watchers, arrived, place.releases.removeFirst()) }
            place.arrived = arrived
            return (watchers, arrived, nil)
        }
        if let release { remote.release(release) }
        for watcher in watchers { watcher(arrived) }
    }

    /// The streams that were over while they stood at a gate, since nobody had released them and their clients went.
    var leftHeld: [(gate: String, request: String)] { state.withLock { $0.leftHeld.elements } }

    /// A stream is over: it stands nowhere any more.
    ///
    /// - Parameter isExpected: whether its client may go wherever it stands.
    func leave(request: String, isExpected: Bool = false) {
        state.withLock { state in
            for (name, gate) in state.gates where gate.arrived.contains(where: { $0.request == request }) {
                state.gates[name]?.arrived.removeAll { $0.request == request }
                if !isExpected { state.leftHeld.append((name, request)) }
            }
        }
    }

    /// Tells what stands at a gate how to go on: all of it, or one stream only. When nothing is there and no stream is named,
    /// the next that comes is told.
    ///
    /// - Returns: the requests of the streams that were told.
    func release(_ gate: String, request: String? = nil, _ how: HoldRelease) -> [String] {
        let released = state.withLock { state in
            var place = state.gates[gate, default: Gate()]
            defer { state.gates[gate] = place }
            let released = place.arrived.filter { request == nil || $0.request == request }
            place.arrived.removeAll { request == nil || $0.request == request }
            if released.isEmpty, request == nil { place.releases.append(how) }
            return released
        }
        for arrival in released { arrival.remote.release(how) }
        return released.map(\.request)
    }

    /// Calls `watcher` once, as soon as a stream stands at the gate; at once if one does.
    ///
    /// - Returns: what takes the watcher away again, nil when it has been called.
    func watch(_ gate: String, _ watcher: @escaping @Sendable ([Arrival]) -> Void) -> Int? {
        let (arrived, number) = state.withLock { state in
            var place = state.gates[gate, default: Gate()]
            defer { state.gates[gate] = place }
            guard place.arrived.isEmpty else { return (place.arrived, Int?.none) }
            state.watchers += 1
            place.watchers[state.watchers] = watcher
            return ([], state.watchers)
        }
        if number == nil { watcher(arrived) }
        return number
    }

    /// Takes a watcher away.
    func unwatch(_ gate: String, _ number: Int) {
        state.withLock { $0.gates[gate]?.watchers[number] = nil }
    }

    /// Closes the connections of all streams that stand still, or will: the test that they belong to is over.
    func abandon() {
        let held = state.withLock { state in
            defer {
                state.isAbandoned = true
                for name in state.gates.keys { state.gates[name]?.arrived = [] }
            }
            return state.gates.values.flatMap(\.arrived)
        }
        for arrival in held { arrival.remote.release(.close) }
    }
}
