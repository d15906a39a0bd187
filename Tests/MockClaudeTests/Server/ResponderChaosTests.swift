import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ResponderChaosTests {
    private func responder(_ chaos: Chaos, seed: UInt64, rules: [Rule]) -> Responder {
        var scenario = Scenario(rules: rules)
        scenario.seed = seed
        scenario.chaos = [chaos]
        return .make(scenario)
    }

    private let overloaded = Chaos(probability: 0.5, .answer(.error(.overloaded)))
    private let reset = Chaos(probability: 0.5, .fault(.randomEvent, .other(.reset)))

    /// What each of so many requests for the same thing gets: its status, and whether it is whole.
    private func outcomes(_ responder: Responder, _ count: Int, _ prompt: String = "Hi") -> [String] {
        (0..<count).map { _ in
            let response = responder.respond(to: .message(prompt))
            response.finish()
            return response.status == 200 && !response.text.contains("message_stop") ? "cut" : "\(response.status)"
        }
    }

    /// The rule's one use is the reply that the retry gets.
    @Test func anErrorByChanceUsesNothingUp() {
        var errors = 0
        for seed in 1...20 as ClosedRange<UInt64> {
            let responder = responder(
                overloaded,
                seed: seed,
                rules: [Rule(times: 1, answer: .reply(.text("Hello"))), Rule(answer: .reply(.error(.api)))]
            )
            let all = outcomes(responder, 15)
            errors += all.prefix { $0 == "529" }.count
            let scripted = all.filter { $0 != "529" }
            #expect(scripted.first == "200")
            #expect(scripted.dropFirst().allSatisfy { $0 == "500" })
        }
        // As many as there are heads before the first tail: one for each seed, about.
        #expect((5...60).contains(errors))
    }

    @Test(arguments: 1...10) func attemptsAreNotShifted(seed: UInt64) {
        let attempts: [Reply] = [.error(.api), .error(.rateLimit), .text("Hello")]
        for chaos in [overloaded, reset] {
            let responder = responder(chaos, seed: seed, rules: [Rule(answer: .attempts(attempts))])
            let scripted = outcomes(responder, 20).filter { $0 != "529" && $0 != "cut" }
            #expect(scripted.prefix(3) == ["500", "429", "200"])
        }
    }

    @Test(arguments: 1...10) func aReplyThatChanceCutsComesAgain(seed: UInt64) {
        let responder = responder(
            reset,
            seed: seed,
            rules: [Rule(times: 1, answer: .reply(.text("Hello"))), Rule(answer: .reply(.error(.api)))]
        )
        let all = outcomes(responder, 15)
        #expect(all.first { $0 != "cut" } == "200")
    }

    @Test func theOrderOfRequestsDoesNotMatter() {
        let prompts = (1...30).map { "\($0)" }
        let outcomes = { (seed: UInt64, prompts: [String]) in
            let responder = responder(overloaded, seed: seed, rules: [Rule(answer: .reply(.text("Hello")))])
            return Dictionary(uniqueKeysWithValues: prompts.map { ($0, self.outcomes(responder, 1, $0)) })
        }
        #expect(outcomes(1, prompts) == outcomes(1, prompts.reversed()))
        #expect(outcomes(1, prompts) != outcomes(2, prompts))
        #expect(Set(outcomes(1, prompts).values.joined()) == ["200", "529"])
    }

    @Test func sessionsFailInTheirOwnWays() {
        let responder = responder(overloaded, seed: 1, rules: [Rule(answer: .reply(.text("Hello")))])
        let statuses = { (session: String) in
            (1...30).map { responder.respond(to: .message("\($0)", target: "/session/\(session)/v1/messages")).status }
        }
        #expect(statuses("a") != statuses("b"))
    }

    @Test func whatNoRuleAnswersIsLeftAlone() {
        let certain = Chaos(probability: 1, .answer(.error(.overloaded)))
        let responder = responder(certain, seed: 1, rules: [])
        #expect(responder.respond(to: .message("Hi")).status == 404)
        #expect(responder.respond(to: .message("Hi", target: "/v1/models")).status == 200)
    }
}
