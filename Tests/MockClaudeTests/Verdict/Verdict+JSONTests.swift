import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct VerdictJSONTests {
    @Test func aVerdict() {
        #expect(Verdict.idle.json == ["passed": true, "failures": [], "findings": []])
        #expect(
            Verdict.failed(why: "nothing fits").json.description == """
                {"passed":false,"failures":[{"what":"requests","why":"0 came, 1 expected","request":null},\
                {"what":"no_misses","why":"nothing fits","request":"req_1"},\
                {"what":"findings","why":"gave_up: gave up","request":"req_3"}],\
                "findings":[{"kind":"left_early","request":"req_2","detail":"left"},\
                {"kind":"gave_up","request":"req_3","detail":"gave up"}]}
                """
        )
    }

    @Test func findingsThatAreNotListedAreCounted() {
        var tally = Tally()
        for _ in 0..<101 { tally.note(Verdict.failed().findings) }
        #expect(Verdict(.init(), rules: [], tally: tally).json["further_findings"] == 2)
    }
}
