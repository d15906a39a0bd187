import Testing

@testable import Scenario

struct ExpectationsReaderTests {
    @Test func whatIsLeftOutHasTheFormatsDefaults() {
        let (value, problems) = read("{}", by: Expectations.read)
        #expect(problems == [])
        #expect(value?.requests == nil)
        #expect(value?.allRepliesUsed == false)
        #expect(value?.noMisses == true)
        #expect(value?.eachRequest?.turn == nil)
        #expect(value?.allowedFindings == nil)
    }

    @Test func everyKeyIsRead() {
        let (value, problems) = read(
            """
            requests: 0
            all_replies_used: true
            no_misses: false
            each_request: {turn: 2}
            findings: [left_early, gave_up]
            """,
            by: Expectations.read
        )
        #expect(problems == [])
        #expect(value?.requests == 0)
        #expect(value?.allRepliesUsed == true)
        #expect(value?.noMisses == false)
        #expect(value?.eachRequest?.turn == 2)
        #expect(value?.allowedFindings == [.leftEarly, .gaveUp])
    }

    @Test(arguments: ["none", "[]"]) func noFindingsMayBeAllowed(findings: String) {
        #expect(read("findings: \(findings)", by: Expectations.read).value?.allowedFindings == [])
    }

    @Test func everyKindOfFindingHasItsName() {
        let names = FindingKind.allCases.map(\.rawValue).joined(separator: ", ")
        let (value, problems) = read("findings: [\(names)]", by: Expectations.read)
        #expect(problems == [])
        #expect(value?.allowedFindings == Set(FindingKind.allCases))
    }

    @Test func errorsNameThePart() {
        #expect(
            read("each_request: {turns: 1}", by: Expectations.read).problems
                == ["1:16: error: unknown key 'turns' in 'each_request', did you mean 'turn'?"]
        )
    }
}
