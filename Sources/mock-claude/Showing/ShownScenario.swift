import MessagesAPI
import MockClaude
import Scenario
import Timeline

/// What a scenario will send, before it sends anything.
struct ShownScenario {
    private let scenario: Scenario
    private let speed: Speed
    private let stream: Bool

    init(_ scenario: Scenario, speed: Speed = .times(1), stream: Bool = true) {
        self.scenario = scenario
        self.speed = speed
        self.stream = stream
    }

    /// What befalls any reply, each rule with every reply that it has, and then what a request gets that no rule answers; a
    /// blank line between.
    var lines: [String] {
        let rules = scenario.rules.enumerated().map { lines(of: $1, number: $0 + 1) }
        let miss = scenario.onMiss.map { reply in
            lines(
                of: reply,
                to: Rule(answer: .reply(reply)),
                heading: "on_miss: what a request gets that no rule answers"
            )
        }
        let around = around.isEmpty ? [] : [around]
        return Array((around + rules + (miss.map { [$0] } ?? [])).joined(separator: [""]))
    }

    /// What is done to connections and requests, whatever reply they get, as the file has it.
    private var around: [String] {
        ["connections", "limits", "chaos"].compactMap { key in
            scenario.json[key].map { "\(key): \($0)".withoutControls }
        }
    }

    /// The rule of that name, or of that number, counted from 1; nil when there is none.
    func lines(ofRule name: String) -> [String]? {
        let index = scenario.rules.firstIndex { $0.name == name } ?? Int(name).map { $0 - 1 }
        guard let index, scenario.rules.indices.contains(index) else { return nil }
        return lines(of: scenario.rules[index], number: index + 1)
    }

    private func lines(of rule: Rule, number: Int) -> [String] {
        let title = "rule \(number)" + (rule.name.map { " '\($0)'" } ?? "")
        let when = scenario.json["replies"]?[number - 1]?["when"]?.object ?? [:]
        let times = rule.times.map { $0 == 1 ? ", once" : ", \($0) times" } ?? ""
        let heading = title + (when.isEmpty ? ": any request" : ": \(ConditionText(when))") + times
        switch rule.answer {
        case .reply(let reply): return lines(of: reply, to: rule, heading: heading)
        case .computed(let make):
            return lines(of: make(SampleRequest(for: rule, stream: stream).request), to: rule, heading: heading)
        case .attempts(let replies):
            let attempts = replies.enumerated().map { index, reply in
                lines(of: reply, to: rule, heading: "\(heading), attempt \(index + 1) of \(replies.count)")
            }
            return Array(attempts.joined(separator: [""]))
        }
    }

    private func lines(of reply: Reply, to rule: Rule, heading: String) -> [String] {
        let request = SampleRequest(for: rule, stream: rule.when.stream ?? stream).request
        let identifiers = Identifiers(seed: scenario.seed, session: "default", body: request.body.digest, answer: 0)
        var timeline = ReplyCompiler(scenario).timeline(for: reply, to: request, identifiers: identifiers)
        timeline.play(at: speed)
        let fields = timeline.headers.map { "\($0.name): \($0.value)".withoutControls }
        return [heading] + (["HTTP \(timeline.status)"] + fields + TimelineTable(timeline).lines).map { "  \($0)" }
    }
}
