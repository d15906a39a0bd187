import HTTPDaemon
public import Scenario
import Synchronization

/// A gate of a server, as a test that embeds the server uses it.
///
/// ```swift
/// let gate = server.gate("after-hello")
/// let stream = try await gate.arrival()
/// #expect(stream.events == 5)
/// gate.release()
/// ```
public struct Gate: Sendable {
    /// A stream that stands at a gate.
    public struct Stream: Sendable, Equatable {
        /// The id of its request.
        public let request: String
        /// How many events have been sent.
        public let events: Int
        /// How many bytes of the body have been sent, framing aside.
        public let bytes: Int
    }

    /// The gate's name.
    public let name: String
    private let gates: Gates

    init(name: String, in gates: Gates) {
        self.name = name
        self.gates = gates
    }

    /// Waits until a stream stands here; the one that has stood longest.
    ///
    /// - Throws: `CancellationError` when the task is cancelled first.
    public func arrival() async throws -> Stream {
        let wait = ArrivalWait()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                wait.begin(continuation)
                let watcher = gates.watch(name) { arrivals in wait.end(.success(Stream(arrivals[0]))) }
                if let watcher { wait.atEnd { [gates, name] in gates.unwatch(name, watcher) } }
            }
        } onCancel: {
            wait.end(.failure(CancellationError()))
        }
    }

    /// The streams that stand here now, in the order in which they came.
    public var streams: [Stream] { gates.arrivals(at: name).map(Stream.init) }

    /// Lets all streams go on that stand here, or the next one when there is none.
    public func release() { _ = gates.release(name, .onward) }

    /// Lets them go on by so many events, and then stand here again.
    public func release(steps: Int) { _ = gates.release(name, .steps(steps)) }

    /// Cuts them here.
    public func cut(_ act: ScriptStep.Act) { _ = gates.release(name, HoldRelease(act)) }
}

extension Gate.Stream {
    fileprivate init(_ arrival: Gates.Arrival) {
        self.init(request: arrival.request, events: arrival.events, bytes: arrival.bytes)
    }
}

/// One task's wait for a stream. Whatever comes first ends it: a stream, or the task's cancellation.
private final class ArrivalWait: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Gate.Stream, any Error>?
        var result: Result<Gate.Stream, any Error>?
        var atEnd: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    func begin(_ continuation: CheckedContinuation<Gate.Stream, any Error>) {
        let result = state.withLock { state in
            if state.result == nil { state.continuation = continuation }
            return state.result
        }
        if let result { continuation.resume(with: result) }
    }

    func end(_ result: Result<Gate.Stream, any Error>) {
        let (continuation, atEnd) = state.withLock { state in
            defer { (state.continuation, state.atEnd) = (nil, nil) }
            guard state.result == nil else {
                return (CheckedContinuation<Gate.Stream, any Error>?.none, (@Sendable () -> Void)?.none)
            }
            state.result = result
            return (state.continuation, state.atEnd)
        }
        atEnd?()
        continuation?.resume(with: result)
    }

    /// What is to be done when the wait is over; at once if it is.
    func atEnd(_ action: @escaping @Sendable () -> Void) {
        let isOver = state.withLock { state in
            if state.result == nil { state.atEnd = action }
            return state.result != nil
        }
        if isOver { action() }
    }
}
