import MessagesAPI
import Testing

@testable import MockClaude

@Suite struct HeldConversationsTests {
    private let conversations = HeldConversations()
    private let start: JSON = [
        "thread": ["type": "create"], "system": "Be brief.", "tools": [["name": "get_weather"]],
        "messages": [["role": "user", "content": "Weather?"]],
    ]

    private func reply(_ id: String) -> Message {
        var message = Message(id: id, model: "m", usage: [:])
        message.content = [.toolUse(ContentBlock.ToolUse(id: "toolu_1", name: "get_weather"))]
        return message
    }

    private func next(after id: String, _ overlay: JSONObject = [:]) -> JSON {
        let next: JSONObject = [
            "thread": ["type": "continue", "previous_message_id": .string(id)],
            "messages": [["role": "user", "content": [["type": "tool_result", "tool_use_id": "toolu_1"]]]],
        ]
        return .object(next.overlaid(with: overlay))
    }

    @Test func whatIsHeldStandsBeforeWhatIsNew() throws {
        conversations.hold(start, bytes: 100, answeredBy: reply("msg_1"))
        let whole = try conversations.whole(next(after: "msg_1"))
        #expect(whole["messages"]?.array?.map { $0["role"]?.string } == ["user", "assistant", "user"])
        #expect(whole["messages"]?[1]?["content"]?[0]?["id"] == "toolu_1")
        #expect(whole["system"] == "Be brief." && whole["tools"] == start["tools"])
        #expect(MessagesRequest(body: whole).toolResults.map(\.name) == ["get_weather"])
    }

    @Test func aConversationGoesOnFromEachReply() throws {
        conversations.hold(start, bytes: 100, answeredBy: reply("msg_1"))
        let second = try conversations.whole(next(after: "msg_1"))
        conversations.hold(second, bytes: 100, answeredBy: reply("msg_2"))
        let third = try conversations.whole(next(after: "msg_2"))
        #expect(MessagesRequest(body: third).turn == 3)
        #expect(third["tools"] == start["tools"])
    }

    @Test func nothingIsHeldThatNobodyAskedFor() throws {
        var plain = try #require(start.object)
        plain["thread"] = nil
        conversations.hold(.object(plain), bytes: 100, answeredBy: reply("msg_1"))
        #expect(throws: APIError.self) { try conversations.whole(next(after: "msg_1")) }
    }

    @Test func anotherRequestStaysAsItIs() throws {
        #expect(try conversations.whole(start) == start)
        #expect(try conversations.whole("text") == "text")
        #expect(try conversations.whole(["thread": ["type": "continue"]]) == ["thread": ["type": "continue"]])
    }

    @Test func whatIsNotHeldIsNotFound() throws {
        let error = #expect(throws: APIError.self) { try conversations.whole(next(after: "msg_9")) }
        #expect(error?.status == 404)
        #expect(error?.envelope(requestID: nil)["error"]?["details"]?["error_code"] == "thread_not_found")
    }

    @Test(arguments: [(2, 1_000), (9, 250)]) func theOldestIsForgotten(capacity: (replies: Int, bytes: Int)) throws {
        let conversations = HeldConversations(capacity: capacity)
        for id in ["msg_1", "msg_2", "msg_3"] { conversations.hold(start, bytes: 100, answeredBy: reply(id)) }
        #expect(throws: APIError.self) { try conversations.whole(next(after: "msg_1")) }
        #expect(throws: Never.self) { try conversations.whole(next(after: "msg_2")) }
    }
}
