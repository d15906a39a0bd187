import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct SessionTests {
    private func session(_ rules: [Rule], name: String = "default") -> Session {
        Session(name: name, loaded: LoadedScenario(Scenario(rules: rules)))
    }

    private func rule(_ text: String, model: String? = nil, times: Int? = nil, attempt: Int? = nil) -> Rule {
        var condition = Condition()
        condition.model = model.map { .equals($0) }
        condition.attempt = attempt
        return Rule(name: text, when: condition, times: times, answer: .reply(.text(text)))
    }

    private func chosen(by session: Session, _ incoming: Incoming) -> String {
        switch session.select(incoming, call: incoming.callDigest()).selection {
        case .rule(let rule, _): session.loaded.rulebook.rules[rule].name ?? ""
        case .miss(let why): why.sentence
        }
    }

    @Test func theFirstRuleThatHoldsAndIsNotUsedUp() {
        let session = session([
            rule("other model", model: "claude-x"), rule("once", times: 1), rule("always"), rule("never"),
        ])
        #expect((1...3).map { _ in chosen(by: session, Incoming(.message("Hi"))) } == ["once", "always", "always"])
    }

    @Test func aMissSaysWhy() {
        let hi = Incoming(.message("Hi"))
        let start = "No rule answers this request"
        #expect(chosen(by: session([]), hi) == "\(start): the scenario has no replies.")
        #expect(
            chosen(by: session([rule("a", model: "claude-x")]), hi)
                == "\(start). The nearest is 'a': model: \"claude-sonnet-4-5\" does not equal \"claude-x\"."
        )
        #expect(
            chosen(by: session([rule("b", attempt: 2)]), hi) == "\(start). The nearest is 'b': attempt: 1 is not 2."
        )
        let once = session([rule("c", times: 1)])
        _ = chosen(by: once, hi)
        #expect(
            chosen(by: once, hi)
                == "\(start). The nearest is 'c', which applies but is used up: it answers one request."
        )
    }

    @Test func idsDifferBetweenSessionsAndAnswers() {
        let call = Incoming(.message("Hi")).callDigest()
        let sessions = [session([]), session([], name: "other")]
        let ids = (sessions + sessions).map { session in
            var identifiers = session.identifiers(for: call)
            return identifiers.request()
        }
        #expect(Set(ids).count == 4)
    }
}
