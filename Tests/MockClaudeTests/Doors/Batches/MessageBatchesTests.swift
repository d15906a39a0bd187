import HTTPDaemon
import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct MessageBatchesTests {
    private let gates = Gates()
    private let clock = ServerClock { .seconds(100) }

    private func batch(_ id: String, gate: String? = nil) -> MessageBatch {
        let body: JSON = ["type": "message"]
        let timeline = Timeline(
            status: 200,
            beforeHead: gate.map { [Step(.hold($0))] } ?? [],
            framing: .whole,
            steps: [Step(event: "message", bytes: body.encoded())]
        )
        let answer = Answer(timeline, requestID: "req_\(id)")
        let entry = BatchEntry(answer, customID: "one", now: clock.now, speed: .times(1))
        return MessageBatch(id: id, created: (clock.now, Timestamp(milliseconds: 0)), entries: [entry])
    }

    @Test func theNewestComesFirst() {
        let batches = MessageBatches()
        for id in ["a", "b", "c"] { batches.add(batch(id), gates: gates, clock: clock) }
        #expect(batches.all(at: clock.now).map(\.id) == ["c", "b", "a"])
        #expect(batches.look(at: "b", now: clock.now)?.id == "b")
        #expect(batches.look(at: "d", now: clock.now)?.id == nil)
    }

    @Test func whatIsBeyondTheCapacityIsForgotten() {
        let few = MessageBatches(capacity: (2, 1_000_000))
        for id in ["a", "b", "c"] { few.add(batch(id, gate: "lunch"), gates: gates, clock: clock) }
        #expect(few.all(at: clock.now).map(\.id) == ["c", "b"])
        #expect(gates.arrivals(at: "lunch").map(\.request) == ["req_b", "req_c"])
        let small = MessageBatches(capacity: (10, 1))
        for id in ["a", "b"] { small.add(batch(id), gates: gates, clock: clock) }
        #expect(small.all(at: clock.now).map(\.id) == ["b"])
    }

    @Test func aGateHoldsABatchUntilItIsReleased() {
        let batches = MessageBatches()
        batches.add(batch("a", gate: "lunch"), gates: gates, clock: clock)
        #expect(batches.look(at: "a", now: clock.now)?.ended == nil)
        #expect(gates.release("lunch", .onward) == ["req_a"])
        #expect(batches.look(at: "a", now: clock.now)?.ended == .seconds(100))
    }

    @Test func aGateMayBeReleasedBeforehand() {
        let batches = MessageBatches()
        _ = gates.release("lunch", .onward)
        batches.add(batch("a", gate: "lunch"), gates: gates, clock: clock)
        #expect(batches.look(at: "a", now: clock.now)?.ended == .seconds(100))
    }

    @Test func whoIsCanceledStandsNowhere() {
        let batches = MessageBatches()
        batches.add(batch("a", gate: "lunch"), gates: gates, clock: clock)
        #expect(batches.cancel("a", gates: gates, now: clock.now)?.canceled == .seconds(100))
        #expect(gates.held.isEmpty && gates.leftHeld.isEmpty)
        #expect(batches.cancel("b", gates: gates, now: clock.now)?.id == nil)
    }

    @Test func onlyWhatHasEndedCanBeDeleted() throws {
        let batches = MessageBatches()
        batches.add(batch("a"), gates: gates, clock: clock)
        let error = #expect(throws: APIError.self) { try batches.delete("a") }
        #expect(error?.message == "In progress batches cannot be deleted. Consider canceling the batch instead.")
        _ = batches.look(at: "a", now: clock.now)
        #expect(try batches.delete("a")?.id == "a")
        #expect(try batches.delete("a")?.id == nil)
    }
}
