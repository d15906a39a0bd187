import Testing

@testable import Scenario

struct RuleReaderTests {
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
        #expect(problems("replies: [{attempts: [{error: api_error}]},\n {text: b}]") == ["2:2: \(never)"])
    }

    @Test(arguments: [
        "{times: 1, text: a}, {text: b}", "{when: {turn: 1}, text: a}, {text: b}",
        "{text: a}, {when: {path: /v1/models}, text: b}", "{times: 1, attempts: [{text: a}]}, {text: b}",
    ]) func aRuleThatCanBeReachedIsNotWarnedOf(rules: String) {
        #expect(problems("replies: [\(rules)]") == [])
    }

    @Test func aConditionOnTheAttemptContradictsAttempts() {
        #expect(
            problems("replies: [{when: {attempt: 2}, attempts: [{error: api_error}, {text: a}]}]") == [
                "1:19: warning: 'attempt' lets this reply answer only one attempt of a call, and 'attempts' says what "
                    + "each of them gets"
            ]
        )
    }

    @Test func faultsOfEventsMeanNothingWithoutStreaming() {
        let why = "means nothing here: 'when' asks for 'stream: false', and such a reply has no events"
        #expect(
            problems(
                """
                replies:
                  - when: {stream: false}
                    attempts:
                      - {error: api_error}
                      - text: a
                        faults: {at: event 1, do: swap}
                    faults: [{at: end, do: reset},
                      {at: event 2, do: drop}, {at: headers, do: duplicate}]
                """
            ) == [
                "6:17: warning: 'swap' \(why)", "8:7: warning: 'drop' \(why)", "8:32: warning: 'duplicate' \(why)",
            ]
        )
        #expect(problems("replies: [{when: {stream: true}, text: a, faults: {at: event 1, do: drop}}]") == [])
        #expect(problems("replies: [{when: {stream: false}, text: a, faults: {at: event 1, do: reset}}]") == [])
    }
}
