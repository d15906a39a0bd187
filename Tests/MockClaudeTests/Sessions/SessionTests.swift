import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

@Suite struct SessionTests {
    private func session(_ rules: [Rule], name: String = "default") -> Session {
        Session(name: name, scenario: Scenario(rules: rules))
    }

    private func rule(_ text: String, model: String? = nil, times: Int? = nil) -> Rule {
        var condition = Condition()
        condition.model = model.map { .equals($0) }
        return Rule(name: text, when: condition, times: times, answer: .reply(.text(text)))
    }

    private func chosen(by session: Session, _ incoming: Incoming) -> String {
        switch session.select(incoming, digest: incoming.digest) {
        case .rule(let rule, _): rule.name ?? ""
        case .miss(let why): why
        }
    }

    @Test func theFirstRuleThatHoldsAndIsNotUsedUp() {
        let session = session([
            rule("other model", model: "claude-x"), rule("once", times: 1), rule("always"), rule("never"),
        ])
        #expect((1...3).map { _ in chosen(by: session, Incoming(.message("Hi"))) } == ["once", "always", "always"])
    }

    @Test func aMissSaysWhy() {
        #expect(
            chosen(by: session([]), Incoming(.message("Hi")))
                == "No rule answers this request: the scenario has no replies."
        )
    }

    @Test func idsDifferBetweenSessionsAndAnswers() {
        let incoming = Incoming(.message("Hi"))
        let sessions = [session([]), session([], name: "other")]
        let ids = (sessions + sessions).map { session in
            var identifiers = session.identifiers(for: incoming, digest: incoming.digest)
            return identifiers.request()
        }
        #expect(Set(ids).count == 4)
    }
}
