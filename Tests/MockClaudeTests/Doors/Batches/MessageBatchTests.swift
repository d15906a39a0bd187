import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct MessageBatchTests {
    private func batch(_ ends: Duration...) -> MessageBatch {
        let entries = ends.enumerated().map { index, end in
            let body: JSON = ["type": "message"]
            let timeline = Timeline(
                status: 200,
                headAt: end,
                framing: .whole,
                steps: [Step(event: "message", bytes: body.encoded())]
            )
            let answer = Answer(timeline, requestID: "req_\(index)")
            return BatchEntry(answer, customID: "r\(index)", now: .seconds(100), speed: .times(1))
        }
        let created = (Duration.seconds(100), Timestamp(milliseconds: 1_795_255_200_007))
        return MessageBatch(id: "msgbatch_1", created: created, entries: entries)
    }

    private func json(_ batch: MessageBatch) -> JSON { batch.json(root: "http://h/v1/messages/batches") }

    @Test func itBeginsInProgress() {
        #expect(
            json(batch(.zero, .zero)) == [
                "id": "msgbatch_1", "type": "message_batch", "processing_status": "in_progress",
                "request_counts": ["processing": 2, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0],
                "ended_at": nil, "created_at": "2026-11-21T10:00:00.007Z", "expires_at": "2026-11-22T10:00:00.007Z",
                "archived_at": nil, "cancel_initiated_at": nil, "results_url": nil,
            ]
        )
    }

    @Test func itEndsWithItsLastAnswerWhenSomebodyLooks() {
        var batch = batch(.seconds(1), .seconds(4))
        batch.look(at: .seconds(103))
        #expect(json(batch)["processing_status"] == "in_progress")
        #expect(json(batch)["request_counts"]?["processing"] == 2)
        batch.look(at: .seconds(110))
        #expect(json(batch)["processing_status"] == "ended")
        #expect(json(batch)["request_counts"]?["succeeded"] == 2)
        #expect(json(batch)["ended_at"] == "2026-11-21T10:00:04.007Z")
        #expect(json(batch)["results_url"] == "http://h/v1/messages/batches/msgbatch_1/results")
    }

    @Test func whatNobodyFoundAnsweredCanBeCanceled() throws {
        var batch = batch(.seconds(1), .seconds(4))
        batch.look(at: .seconds(102))
        batch.cancel(at: .seconds(103))
        #expect(json(batch)["processing_status"] == "canceling")
        #expect(json(batch)["cancel_initiated_at"] == "2026-11-21T10:00:03.007Z")
        batch.look(at: .seconds(103))
        #expect(json(batch)["processing_status"] == "ended")
        let lines = String(decoding: batch.results, as: UTF8.self).split(separator: "\n").map { Array($0.utf8) }
        let kinds = try lines.map { try JSON(parsing: $0)["result"]?["type"]?.string }
        #expect(kinds == ["succeeded", "canceled"])
    }

    @Test func withoutALookAllOfItCanBeCanceled() {
        var batch = batch(.zero)
        batch.cancel(at: .seconds(100))
        batch.look(at: .seconds(100))
        #expect(json(batch)["request_counts"]?["canceled"] == 1)
    }

    @Test func whatHasEndedStaysAsItIs() {
        var batch = batch(.zero)
        batch.look(at: .seconds(100))
        let before = json(batch)
        batch.cancel(at: .seconds(101))
        #expect(json(batch) == before)
    }
}
