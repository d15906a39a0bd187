import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct BuiltInTextTests {
    /// The text that a rule computes for these messages.
    private func text(_ rule: Rule, _ messages: JSON) throws -> String {
        guard case .computed(let reply) = rule.answer else { return "not computed" }
        let request = HTTPRequest.message("", ["messages": messages, "stream": false])
        var scenario = Scenario(rules: [Rule(answer: .reply(reply(Incoming(request).messages)))])
        scenario.validation = .off
        let message = try Responder.make(scenario, speed: .instant).respond(to: request).json
        return message["content"]?[0]?["text"]?.string ?? "no text"
    }

    private func greeting(_ prompt: String) throws -> String {
        try text(BuiltInText.rule, [["role": "user", "content": .string(prompt)]])
    }

    @Test func aPromptWithoutTextIsNotQuoted() throws {
        #expect(
            try greeting("")
                == "Hello from mock-claude's built-in scenario! Say mock:help to see what else it can do."
        )
    }

    @Test func aLongPromptIsCut() throws {
        let sixty = String(repeating: "é", count: 60)
        #expect(try greeting(sixty).contains("You said: “\(sixty)” Say"))
        #expect(try greeting(sixty + "!").contains("You said: “\(sixty)…” Say"))
    }

    @Test func everyResultHasALine() throws {
        let messages: JSON = [
            ["role": "user", "content": "go"],
            [
                "role": "assistant",
                "content": [
                    ["type": "tool_use", "id": "toolu_1", "name": "read", "input": [:]],
                    ["type": "tool_use", "id": "toolu_2", "name": "write", "input": [:]],
                ],
            ],
            [
                "role": "user",
                "content": [
                    [
                        "type": "tool_result", "tool_use_id": "toolu_1",
                        "content": .string(String(repeating: "x", count: 201)),
                    ],
                    ["type": "tool_result", "tool_use_id": "toolu_2", "content": "disk full", "is_error": true],
                ],
            ],
        ]
        #expect(
            try text(BuiltInText.toolResultRule, messages)
                == "The tool read gave: \(String(repeating: "x", count: 200))…\n"
                + "The tool write failed with: disk full"
        )
    }

    @Test(arguments: [("", 0, ""), ("abc", 3, "abc"), ("abc", 2, "ab…"), ("👩‍👩‍👧🇻🇳é", 2, "👩‍👩‍👧🇻🇳…")])
    func textsAreCutBetweenCharacters(text: String, count: Int, shortened: String) {
        #expect(text.shortened(to: count) == shortened)
    }
}
