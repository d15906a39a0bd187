import MessagesAPI
import Scenario
import Testing

@testable import mock_claude

@Suite struct ConditionTextTests {
    /// The text of the condition that stands behind `when:` in a scenario.
    private func text(_ when: String) throws -> String {
        let file = try ScenarioFile.parse("replies: [{when: \(when), text: Hello}]", file: "test.yaml")
        return ConditionText(file.scenario.rules[0].when).description
    }

    @Test(
        arguments: [
            ("{}", ""),
            ("{last_user: weather}", #"last_user contains "weather""#),
            ("{model: {glob: \"claude-*\"}, stream: true}", #"model fits "claude-*", stream true"#),
            ("{system: {regex: \"^a\", ignore_case: true}}", "system matches /^a/ in any case"),
            ("{any_text: [a, {equals: b}]}", #"any_text contains "a" or equals "b""#),
            ("{any_text: {not: a}}", #"any_text not (contains "a")"#),
            ("{tool_result: {}}", "tool_result"),
            ("{tool_result: {name: f, is_error: true}}", #"tool_result equals "f", is_error true"#),
            ("{tools: [f, g], turn: 2, attempt: 3, thinking: false}", "tools f, g, turn 2, attempt 3, thinking false"),
            ("{header: {x-api-key: sk-ant-secret, x-team: null}}", "header x-api-key, no header x-team"),
            ("{body: {/max_tokens: 5, /a: {contains: b}}}", #"body /max_tokens is 5, body /a contains "b""#),
            ("{path: /v1/files}", #"path equals "/v1/files""#),
        ])
    func aConditionIsOneLine(when: String, expected: String) throws {
        #expect(try text(when) == expected)
    }
}
