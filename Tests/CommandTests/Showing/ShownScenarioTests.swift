import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import mock_claude

struct ShownScenarioTests {
    @Test func aRuleSaysHowOftenItAnswers() {
        let rules = [1, 3, nil].map { Rule(times: $0, answer: .reply(.text("Hello"))) }
        let headings = ShownScenario(Scenario(rules: rules)).lines.filter { $0.hasPrefix("rule") }
        #expect(headings == ["rule 1: any request, once", "rule 2: any request, 3 times", "rule 3: any request"])
    }

    @Test func whatBefallsAnyReplyIsShownFirst() {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("Hello")))])
        scenario.connections = [ConnectionFault(times: 2, .reset)]
        var limits = Limits()
        limits.requestsPerMinute = 5
        scenario.limits = limits
        #expect(
            ShownScenario(scenario).lines.prefix(4) == [
                #"connections: [{"times":2,"do":"reset"}]"#, #"limits: {"requests_per_minute":5}"#, "",
                "rule 1: any request",
            ]
        )
    }

    @Test func everyAttemptIsShown() {
        let rule = Rule(name: "busy", answer: .attempts([.error(.overloaded), .text("Hello")]))
        let lines = ShownScenario(Scenario(rules: [rule])).lines
        #expect(
            lines.filter { $0.hasPrefix("rule") } == [
                "rule 1 'busy': any request, attempt 1 of 2", "rule 1 'busy': any request, attempt 2 of 2",
            ]
        )
        #expect(lines.filter { $0.contains("HTTP") } == ["  HTTP 529", "  HTTP 200"])
    }

    @Test func theHeadIsWhole() {
        var reply = Reply.error(.overloaded)
        reply.headers = [(name: "retry-after", value: "1")]
        let lines = ShownScenario(Scenario(rules: [Rule(answer: .reply(reply))])).lines
        #expect(lines[1] == "  HTTP 529")
        #expect(lines.contains("  retry-after: 1"))
    }

    @Test func aComputedReplyIsThatOfThePlainRequest() {
        let rule = Rule(answer: .computed { .text("to \($0.lastUserText)") })
        #expect(ShownScenario(Scenario(rules: [rule])).lines.contains { $0.hasSuffix(#"text_delta text " Hello""#) })
    }

    @Test func aRuleThatAsksForAStreamOrNoneGetsIt() {
        var rule = Rule(answer: .reply(.text("Hello")))
        rule.when.stream = false
        let lines = ShownScenario(Scenario(rules: [rule]), stream: true).lines
        #expect(lines.contains("  content-type: application/json"))
    }

    @Test func whatAMissGetsStandsAtTheEnd() {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("Hello")))])
        scenario.onMiss = .text("Sorry")
        let lines = ShownScenario(scenario).lines
        #expect(lines.contains("on_miss: what a request gets that no rule answers"))
        #expect(lines.contains { $0.contains(#""Sorry""#) })
    }

    @Test func aRuleWithANumberForANameIsFoundByItsName() {
        let rules = [Rule(answer: .reply(.text("a"))), Rule(name: "1", answer: .reply(.text("b")))]
        #expect(ShownScenario(Scenario(rules: rules)).lines(ofRule: "1")?.first == "rule 2 '1': any request")
    }
}
