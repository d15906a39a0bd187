import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct RulebookTests {
    private let incoming = Incoming(.message("Hi"))

    private func rule(_ name: String, model: String? = nil, times: Int? = nil, attempt: Int? = nil) -> Rule {
        var condition = Condition()
        condition.model = model.map { .equals($0) }
        condition.attempt = attempt
        return Rule(name: name, when: condition, times: times, answer: .reply(.text(name)))
    }

    private func explanation(_ rules: [Rule], attempt: Int = 1, usedUp: [Int] = []) -> String {
        let rulebook = Rulebook(rules)
        let candidates = rulebook.candidates(for: incoming)
        let turn = Turn(number: 1, digest: 1, call: 1, attempt: attempt, usedUp: usedUp)
        return rulebook.explanation(of: turn, among: candidates, for: incoming).sentence
    }

    @Test func whatWasRecordedIsFound() {
        var recorded = Condition()
        recorded.recorded = RecordedRequest(
            Recording.Request(method: "POST", path: "/v1/messages", body: incoming.http.body)
        )
        let rulebook = Rulebook([rule("any"), Rule(name: "recorded", when: recorded, answer: .reply(.text("x")))])
        #expect(rulebook.holdsRecording(of: incoming))
        #expect(!rulebook.holdsRecording(of: Incoming(.message("Ho"))))
        #expect(!Rulebook([rule("any")]).holdsRecording(of: incoming))
        #expect(Rulebook([rule("any")]).answers(incoming))
        #expect(!Rulebook([rule("no", model: "x")]).answers(incoming))
    }

    @Test func whatAnswersWhateverHappensIsTheLastCandidate() {
        let rulebook = Rulebook([
            rule("no", model: "x"), rule("twice", times: 2), rule("later", attempt: 3), rule("always"), rule("never"),
        ])
        #expect(
            rulebook.candidates(for: incoming) == [
                RuleCandidate(rule: 1, times: 2, attempt: nil), RuleCandidate(rule: 2, times: nil, attempt: 3),
                RuleCandidate(rule: 3, times: nil, attempt: nil),
            ]
        )
    }

    @Test func anAttemptIsLeftToTheMemoryButNothingElseIs() {
        let rulebook = Rulebook([rule("no", model: "x", attempt: 2), rule("fits", attempt: 2)])
        #expect(
            rulebook.candidates(for: incoming) == [RuleCandidate(rule: 1, times: nil, attempt: 2)]
        )
        #expect(rulebook.rules.map(\.when.attempt) == [2, 2])
    }

    @Test func whatIsUsedUpIsNearerThanWhatDoesNotFit() {
        let rules = [rule("a", model: "x"), rule("b", attempt: 2), rule("c", times: 2)]
        let start = "No rule answers this request. The nearest is"
        #expect(
            explanation(rules, usedUp: [2]) == "\(start) 'c', which applies but is used up: it answers 2 requests."
        )
        #expect(explanation([rules[1]], attempt: 3) == "\(start) 'b': attempt: 3 is not 2.")
    }

    @Test func rulesAreCountedFromOne() {
        var unnamed = rule("", times: 1)
        unnamed.name = nil
        #expect(
            explanation([rule("a", model: "x"), unnamed], usedUp: [1])
                == "No rule answers this request. The nearest is rule 2, which applies but is used up: it answers one request."
        )
    }
}
