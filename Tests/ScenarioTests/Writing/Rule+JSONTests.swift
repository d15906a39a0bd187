import MessagesAPI
import Testing

@testable import Scenario

struct RuleJSONTests {
    @Test func aRuleIsWritten() throws {
        var condition = Condition()
        condition.turn = 2
        let rule = Rule(name: "hi", when: condition, times: 3, answer: .reply(.text("Hello")))
        #expect(rule.json.description == #"{"name":"hi","when":{"turn":2},"times":3,"text":"Hello"}"#)
        try expectRoundTrip(Scenario(rules: [rule]))
    }

    @Test func attemptsAreWrittenInOrder() throws {
        let rule = Rule(answer: .attempts([.error(.overloaded), .text("Hello")]))
        #expect(rule.json.description == #"{"attempts":[{"error":"overloaded_error"},{"text":"Hello"}]}"#)
        try expectRoundTrip(Scenario(rules: [rule]))
    }

    @Test func whatCodeMakesIsNamedAndNotRead() {
        let rule = Rule(name: "echo", answer: .computed { _ in .text("Hello") })
        #expect(rule.json.description == #"{"name":"echo","computed":true}"#)
        #expect(throws: ScenarioErrors.self) {
            try ScenarioFile.parse(Scenario(rules: [rule]).json.description, file: "written.json")
        }
    }
}
