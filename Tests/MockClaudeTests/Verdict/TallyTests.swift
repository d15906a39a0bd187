import Scenario
import Testing

@testable import MockClaude

struct TallyTests {
    private var tally = Tally()

    @Test mutating func onlyRequestsToAnEndpointAreCounted() {
        #expect([true, false, true].map { tally.countRequest(isAtEndpoint: $0) } == [1, 2, 3])
        #expect(tally.requests == 2)
    }

    @Test mutating func usesOfARule() {
        tally.countUse(ofRule: 3, reply: 0, isNewUse: true)
        tally.countUse(ofRule: 3, reply: 1, isNewUse: false)
        tally.countUse(ofRule: 3, reply: 0, isNewUse: true)
        #expect(tally.uses[3]?.times == 2)
        #expect(tally.uses[3]?.replies == [0, 1])
        #expect(tally.uses[0]?.times == nil)
    }

    @Test mutating func ofEachKindTheFirstFindingsAreKept() {
        for number in 0..<150 { tally.note([Finding(kind: .noBackoff, request: "\(number)", detail: "")]) }
        tally.note([Finding(kind: .leftEarly, request: "last", detail: "")])
        let kept = (0..<100).map { number in "\(number)" } + ["last"]
        #expect(tally.findings.map(\.request) == kept)
        #expect(tally.findingCounts == [.noBackoff: 150, .leftEarly: 1])
    }
}
