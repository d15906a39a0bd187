import Testing
import Timeline

@testable import MockClaude

struct ReplyScriptTests {
    private func fault(_ faults: [Fault], by chance: ReplyScript.Cause? = nil) -> String? {
        var timeline = Timeline(
            status: 200,
            framing: .stream,
            steps: (0..<4).map { Step(event: "ping", bytes: [UInt8($0), 0]) }
        )
        timeline.apply(faults)
        return ReplyScript(timeline, cause: chance).fault
    }

    @Test func whatIsDoneIsToldInOrder() {
        #expect(fault([]) == nil)
        #expect(fault([Fault(at: .event(1), .wait(.seconds(1)))]) == nil)
        #expect(fault([Fault(at: .event(2, byte: 1), .reset)]) == "reset at event 2 byte 1")
        #expect(
            fault([Fault(at: .event(3), .close), Fault(at: .event(1), .swap), Fault(at: .headers, .corrupt)])
                == "corrupt at event 0, swap at event 1, close at event 3"
        )
    }

    @Test func chanceIsNamedWithItsSeed() {
        let chance = ReplyScript.Cause(answer: nil, reason: "by chance, seed 7")
        #expect(fault([Fault(at: .event(1), .reset)], by: chance) == "reset at event 1 by chance, seed 7")
        #expect(fault([Fault(at: .event(1), .wait(.seconds(1)))], by: chance) == "delay by chance, seed 7")
        #expect(
            fault([], by: ReplyScript.Cause(answer: "api_error", reason: "by chance, seed 0"))
                == "api_error by chance, seed 0"
        )
    }

    @Test func onlyAStreamIsOne() {
        #expect(ReplyScript(Timeline(status: 200, framing: .stream)).isStream)
        #expect(!ReplyScript(Timeline(status: 200, framing: .whole)).isStream)
        #expect(!ReplyScript(Timeline(status: 200, framing: .length(3))).isStream)
    }
}
