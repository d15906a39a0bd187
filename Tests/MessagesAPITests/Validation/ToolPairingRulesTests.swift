import MessagesAPI
import Testing

/// A conversation in which the model calls these tools, as messages without brackets.
private func calls(_ ids: String...) -> String {
    let blocks = ids.map { #"{"type": "tool_use", "id": "\#($0)", "name": "f", "input": {}}"# }
    return #"{"role": "user", "content": "a"}, {"role": "assistant", "content": [\#(blocks.joined(separator: ","))]}"#
}

private func answers(_ ids: String...) -> String {
    let blocks = ids.map { #"{"type": "tool_result", "tool_use_id": "\#($0)", "content": "ok"}"# }
    return #", {"role": "user", "content": [\#(blocks.joined(separator: ","))]}"#
}

struct ToolPairingRulesTests {
    @Test(
        arguments: [
            (calls("toolu_1"), ["toolu_1"]),
            (calls("toolu_1", "toolu_2", "toolu_3") + answers("toolu_2"), ["toolu_1", "toolu_3"]),
            (calls("toolu_1") + #", {"role": "user", "content": "b"}"#, ["toolu_1"]),
            (
                calls("toolu_1") + #", {"role": "user", "content": "b"}, {"role": "assistant", "content": "c"}"#
                    + answers("toolu_1"), ["toolu_1"]
            ),
        ] as [(String, [String])]
    )
    func everyCallIsAnsweredNext(_ messages: String, _ open: [String]) throws {
        let text = """
            messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: \
            \(open.joined(separator: ", ")). Each `tool_use` block must have a corresponding `tool_result` block in the \
            next message.
            """
        #expect(try refusal(messages: messages) == text)
    }

    private static let strayAnswer = #"""
        {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "tool_result", "tool_use_id": "toolu_2"}]}
        """#

    @Test(arguments: [
        (strayAnswer, "messages.0.content.1"),
        (calls("toolu_1") + answers("toolu_1", "toolu_2"), "messages.2.content.1"),
    ])
    func everyAnswerHasItsCall(_ messages: String, _ place: String) throws {
        let text = """
            \(place): unexpected `tool_use_id` found in `tool_result` blocks: toolu_2. Each `tool_result` block must have a \
            corresponding `tool_use` block in the previous message.
            """
        #expect(try refusal(messages: messages) == text)
    }

    private static let strayServerResult = #"""
        {"role": "user", "content": "a"}, {"role": "assistant", "content": [
          {"type": "advisor_tool_result", "tool_use_id": "srvtoolu_1", "content": {}}]}
        """#
    private static let strayServerResultText = """
        messages.1.content.0: unexpected `tool_use_id` found in `advisor_tool_result` blocks: srvtoolu_1. Each \
        `advisor_tool_result` block must have a corresponding `server_tool_use` block before it.
        """
    private static let twoAnswersText = """
        messages.2.content.1: each tool_use must have a single result. Found multiple `tool_result` blocks with id: toolu_1
        """

    @Test(arguments: [
        (calls("toolu_1", "toolu_1") + answers("toolu_1"), "messages.1.content.1: `tool_use` ids must be unique"),
        (calls("toolu_1") + answers("toolu_1", "toolu_1"), twoAnswersText),
        (strayServerResult, strayServerResultText),
    ])
    func refuses(_ messages: String, _ text: String) throws {
        #expect(try refusal(messages: messages) == text)
    }

    @Test(arguments: [
        calls("toolu_1") + answers("toolu_1"),
        calls("toolu_1", "toolu_2") + answers("toolu_2", "toolu_1"),
        // Messages of one role are one turn.
        calls("toolu_1", "toolu_2") + answers("toolu_1") + answers("toolu_2"),
        calls("toolu_1") + #", {"role": "assistant", "content": "Let me see."}"# + answers("toolu_1"),
        calls("toolu_1") + answers("toolu_1")
            + #", {"role": "assistant", "content": "c"}, {"role": "user", "content": "d"}"#,
        #"""
        {"role": "user", "content": "a"}, {"role": "assistant", "content": [
          {"type": "server_tool_use", "id": "srvtoolu_1", "name": "web_search", "input": {"query": "x"}},
          {"type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []}, {"type": "text", "text": "b"}]},
        {"role": "user", "content": "c"}
        """#,
    ])
    func accepts(_ messages: String) throws {
        #expect(try refusal(messages: messages) == nil)
    }

    @Test func aContinuedThreadHasTheAnswersAlone() throws {
        let thread = #"""
            {"thread": {"type": "continue", "previous_message_id": "msg_1"}, "messages": [{"role": "user", "content": [
              {"type": "tool_result", "tool_use_id": "toolu_1", "content": "ok"}]}]}
            """#
        #expect(try refusal(thread) == nil)
        #expect(
            try refusal(thread.replacing("continue", with: "create"))?.hasPrefix("messages.0.content.0: unexp") == true
        )
    }
}
