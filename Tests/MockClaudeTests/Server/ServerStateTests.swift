import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ServerStateTests {
    private func scenario(_ text: String, times: Int? = nil) -> Scenario {
        Scenario(name: text, rules: [Rule(name: text, times: times, answer: .reply(.text(text)))])
    }

    private func status(_ state: ServerState, session: String = "default", _ prompt: String = "Hi") -> Int {
        let responder = Responder(state, control: nil, log: .silent)
        let response = responder.respond(to: .message(prompt, target: "/session/\(session)/v1/messages"))
        response.finish()
        return response.status
    }

    @Test func theServersSeedGoesBeforeEveryScenarios() {
        let state = ServerState(scenario("one"), seed: 9)
        state.load(scenario("two"))
        #expect(state.scenario().seed == 9)
        #expect(ServerState(scenario("one")).scenario().seed == 0)
    }

    @Test func resettingForgetsWhatWasUsedAndWrittenDown() {
        let state = ServerState(scenario("one", times: 1))
        #expect([status(state), status(state), status(state, session: "a")] == [200, 404, 200])
        state.reset(session: "default")
        #expect(state.journal.entries().map(\.session) == ["a"])
        #expect([status(state), status(state, session: "a")] == [200, 404])
        state.reset()
        #expect(state.journal.entries().isEmpty)
        #expect([status(state), status(state, session: "a")] == [200, 200])
    }

    @Test func aVerdictIsASessionsOrEverybodys() {
        var expecting = scenario("one", times: 1)
        expecting.expectations.requests = 1
        let state = ServerState(expecting)
        #expect(state.verdict().failures.map(\.what) == ["requests"])
        _ = status(state, session: "a")
        #expect(state.verdict().passed)
        _ = status(state, session: "b")
        _ = status(state, session: "b")
        #expect(state.verdict(session: "a").passed)
        #expect(Set(state.verdict().failures.map(\.what)) == ["requests", "no_misses"])
        #expect(state.verdict().failures.allSatisfy { $0.why.hasPrefix("session \"b\": ") })
    }

    @Test func everyRequestMayHaveToBeOfAKind() {
        var expecting = scenario("one")
        var condition = Condition()
        condition.lastUser = .contains("please")
        expecting.expectations.eachRequest = condition
        let state = ServerState(expecting)
        _ = status(state, session: "default", "Hi please")
        #expect(state.verdict().passed)
        _ = status(state, session: "default", "Hi")
        let failure = state.verdict().failures.first
        #expect(failure?.what == "each_request")
        #expect(failure?.why == #"last_user: "Hi" does not contain "please""#)
        #expect(failure?.request == state.journal.entries().last?.id)
    }

    @Test func whatIsAskedElsewhereIsNoMissAndNotOfTheKind() {
        var condition = Condition()
        condition.lastUser = .contains("please")
        var expecting = Scenario(rules: [Rule(when: condition, answer: .reply(.text("x")))])
        expecting.expectations.eachRequest = condition
        let state = ServerState(expecting)
        let responder = Responder(state, control: nil, log: .silent)
        #expect(responder.respond(to: HTTPRequest(method: "GET", target: "/favicon.ico")).status == 404)
        #expect(responder.respond(to: .message("", target: "/v1/models")).status == 200)
        #expect(state.verdict().passed)
    }

    @Test func anEndWithEventsMissingFailsWhetherItStreamsOrNot() {
        let cut = Reply(.events([.block(.text("a")), .act(.end)]))
        let state = ServerState(Scenario(rules: [Rule(answer: .attempts([cut, .text("b")]))]))
        let responder = Responder(state, control: nil, log: .silent)
        for isStream in [true, false] {
            for _ in 0..<2 { _ = responder.respond(to: .message("Hi", ["stream": .bool(isStream)])) }
        }
        #expect(state.journal.entries().map(\.attempt) == [1, 2, 1, 2])
    }
}
