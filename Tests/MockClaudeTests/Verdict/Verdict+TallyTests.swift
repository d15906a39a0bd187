import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct VerdictTallyTests {
    private var tally = Tally()

    private func verdict(
        rules: [Rule] = [],
        held: [(gate: String, request: String)] = [],
        _ change: (inout Expectations) -> Void
    ) -> Verdict {
        var expectations = Expectations()
        expectations.noMisses = false
        change(&expectations)
        return Verdict(expectations, rules: rules, tally: tally, held: held)
    }

    private func failures(rules: [Rule] = [], _ change: (inout Expectations) -> Void) -> [String] {
        verdict(rules: rules, change).failures.map { "\($0.what): \($0.place)\($0.why)" }
    }

    @Test mutating func requests() {
        for _ in 0..<2 { _ = tally.countRequest(isAtEndpoint: true) }
        #expect(failures { $0.requests = 2 } == [])
        #expect(failures { $0.requests = 3 } == ["requests: 2 came, 3 expected"])
    }

    @Test mutating func misses() {
        #expect(failures { $0.noMisses = true } == [])
        for number in 1...102 { tally.noteMiss("req_\(number)", "nothing fits") }
        let failures = failures { $0.noMisses = true }
        #expect(failures.count == 101)
        #expect(failures.first == "no_misses: req_1: nothing fits" && failures.last == "no_misses: 2 more")
        #expect(verdict { _ in }.passed)
    }

    @Test mutating func eachRequest() {
        tally.noteMismatch("req_1", "model: \"a\" does not contain \"b\"")
        #expect(
            failures { $0.eachRequest = Condition() }
                == [#"each_request: req_1: model: "a" does not contain "b""#]
        )
        #expect(failures { _ in } == [])
    }

    @Test mutating func repliesAreUsedAsOftenAsTheirTimesSay() {
        let rules = [
            Rule(name: "weather", times: 2, answer: .reply(.text("a"))), Rule(answer: .reply(.text("b"))),
            Rule(times: 0, answer: .reply(.text("c"))),
        ]
        let used: (inout Expectations) -> Void = { $0.allRepliesUsed = true }
        #expect(
            failures(rules: rules, used)
                == ["all_replies_used: 'weather' was never used", "all_replies_used: rule 2 was never used"]
        )
        for rule in [0, 1] { tally.countUse(ofRule: rule, reply: 0, isNewUse: true) }
        #expect(failures(rules: rules, used) == ["all_replies_used: 'weather' was used 1 of 2 times"])
        // Sent again to whoever had left it.
        tally.countUse(ofRule: 0, reply: 0, isNewUse: false)
        #expect(failures(rules: rules, used).count == 1)
        tally.countUse(ofRule: 0, reply: 0, isNewUse: true)
        #expect(failures(rules: rules, used) == [])
        #expect(failures(rules: rules) { _ in } == [])
    }

    @Test mutating func everyAttemptIsReached() {
        let replies = [Reply.error(.overloaded), .error(.api), .text("a")]
        let rules = [Rule(answer: .attempts(replies))]
        let used: (inout Expectations) -> Void = { $0.allRepliesUsed = true }
        tally.countUse(ofRule: 0, reply: 0, isNewUse: true)
        #expect(failures(rules: rules, used) == ["all_replies_used: rule 1 was used, but not its attempts 2, 3"])
        tally.countUse(ofRule: 0, reply: 2, isNewUse: false)
        #expect(failures(rules: rules, used) == ["all_replies_used: rule 1 was used, but not its attempt 2"])
        tally.countUse(ofRule: 0, reply: 1, isNewUse: false)
        #expect(failures(rules: rules, used) == [])
    }

    @Test mutating func findingsFailUnlessTheyAreAllowed() {
        tally.note([
            Finding(kind: .leftEarly, request: "req_1", detail: "left"),
            Finding(kind: .gaveUp, request: "req_2", detail: "gave up"),
        ])
        #expect(
            failures { $0.allowedFindings = [] } == [
                "findings: req_1: left_early: left", "findings: req_2: gave_up: gave up",
            ]
        )
        #expect(failures { $0.allowedFindings = [.gaveUp] } == ["findings: req_1: left_early: left"])
        #expect(failures { $0.allowedFindings = [.gaveUp, .leftEarly] } == [])
        let verdict = verdict { _ in }
        #expect(verdict.passed && verdict.findings.map(\.request) == ["req_1", "req_2"])
    }

    @Test mutating func findingsThatAreTooManyAreCounted() {
        for _ in 0..<103 { tally.note([Finding(kind: .leftEarly, request: "req_1", detail: "left")]) }
        let verdict = verdict { $0.allowedFindings = [] }
        #expect(verdict.failures.count == 101 && verdict.failures.last?.why == "left_early: 3 more")
        #expect(verdict.findings.count == 100 && verdict.furtherFindings == 3)
    }

    @Test func aGateThatIsHeldFails() {
        let verdict = verdict(held: [(gate: "middle", request: "req_1")]) { _ in }
        #expect(!verdict.passed)
        #expect(
            verdict.failures.map(\.why) == ["the reply is STILL HELD at the gate 'middle': nobody released it"]
        )
    }

    @Test mutating func sessionsAreNamed() {
        tally.noteMiss("req_1", "nothing fits")
        tally.note([Finding(kind: .leftEarly, request: "req_1", detail: "left")])
        let failed = verdict { $0.noMisses = true }
        let combined = Verdict.combined([("default", failed), ("a\u{1b}b", failed)])
        #expect(combined.failures.map(\.why) == ["nothing fits", #"session "a\u001bb": nothing fits"#])
        #expect(combined.findings.map(\.detail) == ["left", #"session "a\u001bb": left"#])
        #expect(combined.checks.map(\.what) == ["no_misses", "gates"])
        #expect(Verdict.combined([]).passed)
    }
}
