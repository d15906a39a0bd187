import HTTPDaemon
import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct BatchEntryTests {
    private func entry(
        headAt: Duration = .zero,
        before: [Step] = [],
        now: Duration = .seconds(100),
        speed: Speed = .times(1)
    ) -> BatchEntry {
        let body: JSON = ["type": "message"]
        let timeline = Timeline(
            status: 200,
            beforeHead: before,
            headAt: headAt,
            framing: .whole,
            steps: [Step(event: "message", bytes: body.encoded())]
        )
        return BatchEntry(Answer(timeline, requestID: "req_1"), customID: "one", now: now, speed: speed)
    }

    @Test func itIsDoneWhenAClientWouldHaveItsAnswer() {
        let entry = entry(headAt: .seconds(10), speed: .times(2))
        #expect(!entry.isDone(at: .seconds(104)))
        #expect(entry.isDone(at: .seconds(105)))
        #expect(entry.result.kind == .succeeded)
    }

    @Test func whatNeverComesIsExpiredAndKeepsNobodyWaiting() {
        for entry in [entry(before: [Step(.stall())]), entry(headAt: .seconds(86_401), speed: .instant)] {
            #expect(entry.result.kind == .expired)
            #expect(entry.isDone(at: .seconds(100)))
        }
    }

    @Test func itStandsAtEachGate() {
        var entry = entry(
            headAt: .seconds(9),
            before: [Step(.hold("a"), at: .seconds(2)), Step(.hold("b"), at: .seconds(5))]
        )
        #expect(entry.holds.map(\.gate) == ["a", "b"])
        entry.goOn(.onward, at: .seconds(200))
        #expect(entry.holds.map(\.gate) == ["b"] && entry.due == nil)
        entry.goOn(.onward, at: .seconds(300))
        #expect(entry.due == .seconds(304))
        entry.goOn(.reset, at: .seconds(400))
        #expect(entry.due == .seconds(304) && entry.result.kind == .succeeded)
    }

    @Test(arguments: [
        (HoldRelease.reset, BatchResult.Kind.errored), (.close, .errored), (.end, .errored), (.stall, .expired),
    ])
    func whatIsCutAtAGateHasNoMessage(_ how: HoldRelease, _ kind: BatchResult.Kind) {
        var entry = entry(before: [Step(.hold("a")), Step(.hold("b"))])
        entry.goOn(how, at: .seconds(200))
        #expect(entry.result.kind == kind)
        #expect(entry.isDone(at: .seconds(200)) && entry.holds.isEmpty)
    }
}
