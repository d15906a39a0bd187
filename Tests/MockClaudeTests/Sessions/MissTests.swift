import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct MissTests {
    private func rule(_ name: String? = nil, model: String? = nil, lastUser: String? = nil) -> Rule {
        var condition = Condition()
        condition.model = model.map { .equals($0) }
        condition.lastUser = lastUser.map { .contains($0) }
        return Rule(name: name, when: condition, answer: .reply(.text("x")))
    }

    private func explanation(_ rules: [Rule], usedUp: [Int: Int] = [:]) throws -> String {
        let request = MessagesRequest(body: ["model": "m", "messages": [["role": "user", "content": "hello"]]])
        var miss = Miss()
        for (index, rule) in rules.enumerated() {
            if let times = usedUp[index] {
                miss.note(RuleLabel(rule, number: index + 1), usedUp: times)
            } else {
                miss.note(RuleLabel(rule, number: index + 1), try #require(rule.when.mismatch(Candidate(request))))
            }
        }
        return miss.explanation.sentence
    }

    @Test func withoutRules() throws {
        #expect(try explanation([]) == "No rule answers this request: the scenario has no replies.")
    }

    @Test func theRuleThatHeldLongestIsTheNearest() throws {
        #expect(
            try explanation([rule("a", model: "x"), rule("b", model: "m", lastUser: "weather"), rule("c", model: "y")])
                == #"No rule answers this request. The nearest is 'b': last_user: "hello" does not contain "weather"."#
        )
    }

    @Test func aRuleWithoutANameIsCounted() throws {
        #expect(
            try explanation([rule(model: "x"), rule(model: "x")]).hasPrefix(
                "No rule answers this request. The nearest is rule 1: model: "
            )
        )
    }

    @Test func aRuleThatIsUsedUpIsNearerThanAnyOther() throws {
        #expect(
            try explanation([rule("a"), rule("b", model: "m", lastUser: "weather")], usedUp: [0: 3])
                == "No rule answers this request. The nearest is 'a', which applies but is used up: it answers 3 requests."
        )
    }

    @Test func aRuleForAnotherPathIsTheFarthest() throws {
        var count = rule("count")
        count.when.path = .equals("/v1/messages/count_tokens")
        #expect(
            try explanation([count, rule("x", model: "x")]).hasPrefix(
                "No rule answers this request. The nearest is 'x'"
            )
        )
        #expect(try explanation([count]).hasPrefix("No rule answers this request. The nearest is 'count': path: "))
    }
}
