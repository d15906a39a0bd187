import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ScenarioCombinedTests {
    private func scenario(_ name: String, _ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
        var scenario = Scenario(name: name, rules: [Rule(name: name, times: 1, answer: .reply(.text(name)))])
        change(&scenario)
        return scenario
    }

    private func reply(_ rule: Rule) -> Reply? {
        switch rule.answer {
        case .reply(let reply): reply
        case .attempts(let replies): replies.first
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

    @Test func whatLaterFilesSayOfTheRunIsToldToHaveNoEffect() {
        let conflicts = Scenario.conflicts(in: [
            scenario("a") { $0.seed = 3 },
            scenario("b") {
                $0.seed = 4
                $0.validation = .off
            },
            scenario("c") { $0.seed = 3 },
            scenario("d") {
                $0.name = nil
                $0.validation = .lenient
            },
        ])
        #expect(
            conflicts == [
                "scenario 2 ('b') has 'seed: 4', but the whole run has 'seed: 3' from scenario 1 ('a')",
                "scenario 2 ('b') has 'validate: off', but the whole run has 'validate: strict' from scenario 1 ('a')",
                "scenario 4 has 'validate: lenient', but the whole run has 'validate: strict' from scenario 1 ('a')",
            ]
        )
    }

    @Test func theFirstFilesLimitsChaosAndConnectionsCount() throws {
        let first = scenario("a") { $0.connections = [ConnectionFault(times: 1, .reset)] }
        let second = scenario("b") {
            $0.limits = Limits()
            $0.limits?.concurrent = 1
            $0.chaos = [Chaos(probability: 1, .fault(.randomEvent, .other(.reset)))]
            $0.connections = [ConnectionFault(.stall)]
        }
        let combined = Scenario.combined([first, second])
        #expect(combined.limits == nil)
        #expect(combined.chaos.isEmpty)
        #expect(combined.connections == [ConnectionFault(times: 1, .reset)])
        #expect(
            Scenario.conflicts(in: [first, second]) == [
                #"scenario 2 ('b') has 'limits: {"concurrent":1}', but the whole run has 'limits: none' from scenario 1 ('a')"#,
                #"scenario 2 ('b') has 'chaos: [{"probability":1,"do":"reset"}]', but the whole run has 'chaos: []' "#
                    + "from scenario 1 ('a')",
                #"scenario 2 ('b') has 'connections: [{"do":"stall"}]', but the whole run has "#
                    + #"'connections: [{"times":1,"do":"reset"}]' from scenario 1 ('a')"#,
            ]
        )
    }

    @Test func aRuleKeepsItsFilesWire() {
        let combined = Scenario.combined([
            scenario("a") { $0.wire.newline = .crlf },
            scenario("b") {
                $0.wire.slice = .line
                $0.wire.newline = .cr
            },
        ])
        #expect(combined.rules.map { reply($0)?.wire.newline } == [.crlf, .cr])
        #expect(combined.rules.map { reply($0)?.wire.slice } == [nil, .line])
    }

    @Test func scenariosThatAgreeHaveNoConflict() {
        #expect(Scenario.conflicts(in: []) == [])
        #expect(Scenario.conflicts(in: [scenario("a") { $0.seed = 7 }]) == [])
        #expect(Scenario.conflicts(in: [scenario("a") { $0.seed = 7 }, scenario("b")]) == [])
    }

    @Test func oneIsItselfAndNoneIsEmpty() {
        #expect(Scenario.combined([scenario("a")]).name == "a")
        #expect(Scenario.combined([]).rules.isEmpty)
    }

    @Test func whatStandsBehindARuleThatAnswersEverythingIsToldOf() {
        let once = scenario("once")
        let all = scenario("all") { $0.rules[0].times = nil }
        let elsewhere = scenario("elsewhere") { $0.rules[0].when.path = .equals("/v1/files") }
        #expect(
            Scenario.conflicts(in: [once, all, elsewhere, scenario("late")])
                == ["scenario 4 ('late') is never asked for messages: scenario 2 ('all') answers every message request"]
        )
        #expect(Scenario.conflicts(in: [once, elsewhere, all]) == [])
    }
}
