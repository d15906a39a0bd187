import MessagesAPI
import Testing
import Timeline

@testable import Scenario

/// Reads what is written of a scenario, and expects it to be the same: written again, and in what it sends.
func expectRoundTrip(_ scenario: Scenario, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let text = scenario.json.description
    let read = try ScenarioFile.parse(text, file: "written.json").scenario
    #expect(read.json.description == text, sourceLocation: sourceLocation)
    #expect(timelines(of: read) == timelines(of: scenario), sourceLocation: sourceLocation)
}

/// The same for a scenario with that one reply.
func expectRoundTrip(_ reply: Reply, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try expectRoundTrip(Scenario(rules: [Rule(answer: .reply(reply))]), sourceLocation: sourceLocation)
}

/// The JSON that a scenario with that one reply has for it.
func written(_ reply: Reply) -> String { Rule(answer: .reply(reply)).json.description }

/// What each reply of a scenario sends, streamed and whole.
private func timelines(of scenario: Scenario) -> [Timeline] {
    let replies = scenario.rules.flatMap { rule -> [Reply] in
        switch rule.answer {
        case .reply(let reply): [reply]
        case .attempts(let replies): replies
        case .computed: []
        }
    }
    return [true, false].flatMap { stream in
        (replies + (scenario.onMiss.map { [$0] } ?? [])).map { reply in
            ReplyCompiler(scenario).timeline(
                for: reply,
                to: MessagesRequest(body: ["model": "claude-test", "stream": .bool(stream), "messages": []]),
                identifiers: Identifiers(seed: scenario.seed, session: "default", body: 1, answer: 0)
            )
        }
    }
}
