import MessagesAPI
import Testing
import Timeline

@testable import Scenario

@Suite struct ScenarioCombinedTests {
    private func scenario(_ name: String, _ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
        var scenario = Scenario(name: name, rules: [Rule(name: name, answer: .reply(.text(name)))])
        change(&scenario)
        return scenario
    }

    private func reply(_ rule: Rule) -> Reply? {
        switch rule.answer {
        case .reply(let reply): reply
        case .computed(let make): make(MessagesRequest(body: .null))
        }
    }

    @Test func rulesStandInTheOrderOfTheirFiles() {
        let combined = Scenario.combined([scenario("a"), scenario("b")])
        #expect(combined.rules.map(\.name) == ["a", "b"])
        #expect(combined.name == "a, b")
    }

    @Test func eachRuleKeepsTheDefaultsOfItsFile() {
        let combined = Scenario.combined([
            scenario("a") { $0.pace = .slow },
            scenario("b") {
                $0.chunk = .whole
                $0.rules[0].answer = .computed { _ in .text("b") }
            },
        ])
        #expect(reply(combined.rules[0])?.pace == .slow)
        #expect(reply(combined.rules[1])?.pace == .instant)
        #expect(reply(combined.rules[1])?.chunk == .whole)
    }

    @Test func theFirstFileSpeaksForTheRun() {
        let combined = Scenario.combined([
            scenario("a") { $0.seed = 3 },
            scenario("b") {
                $0.seed = 4
                $0.validation = .off
            },
        ])
        #expect(combined.seed == 3)
        #expect(combined.validation == .strict)
    }

    @Test func oneIsItselfAndNoneIsEmpty() {
        #expect(Scenario.combined([scenario("a")]).name == "a")
        #expect(Scenario.combined([]).rules.isEmpty)
    }
}
