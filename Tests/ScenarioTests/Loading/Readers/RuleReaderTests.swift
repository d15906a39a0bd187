import Testing

@testable import Scenario

@Suite struct RuleReaderTests {
    @Test func aRuleIsRead() throws {
        let rules = try scenario("replies: [{name: hi, when: {turn: 1}, times: 3, text: a}, {text: b}]").rules
        #expect(rules.map(\.name) == ["hi", nil])
        #expect(rules.map(\.times) == [3, nil])
        #expect(rules.map(\.when.turn) == [1, nil])
    }

    private let never = "warning: this reply is never sent: the one on line 1 answers every message request"

    @Test func aRuleBehindOneThatAnswersAllIsNeverReached() {
        #expect(
            problems("replies: [{text: a},\n {text: b},\n {when: {turn: 1}, text: c}]") == [
                "2:2: \(never)", "3:2: \(never)",
            ]
        )
    }

    @Test(arguments: [
        "{times: 1, text: a}, {text: b}", "{when: {turn: 1}, text: a}, {text: b}",
        "{text: a}, {when: {path: /v1/models}, text: b}",
    ]) func aRuleThatCanBeReachedIsNotWarnedOf(rules: String) {
        #expect(problems("replies: [\(rules)]") == [])
    }
}
