import MessagesAPI
import Testing

@testable import MockClaude

struct HeldConversationsTests {
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

    private func hold(
        _ body: JSON,
        _ id: String,
        in conversations: HeldConversations? = nil,
        until end: Duration = .zero,
        isUnderWay: Bool = false
    ) {
        (conversations ?? self.conversations)
            .hold(body, bytes: 100, until: end, isUnderWay: { isUnderWay }, answeredBy: reply(id))
    }

    private func whole(_ body: JSON, now: Duration = .zero) throws(APIError) -> JSON {
        try conversations.whole(body, now: now)
    }

    /// The code of the error that a request gets; nil for none.
    private func code(_ body: JSON, now: Duration = .zero) -> String? {
        do {
            _ = try whole(body, now: now)
            return nil
        } catch { return error.details["error_code"]?.string }
    }

    @Test func whatIsHeldStandsBeforeWhatIsNew() throws {
        hold(start, "msg_1")
        let whole = try whole(next(after: "msg_1"))
        #expect(whole["messages"]?.array?.map { $0["role"]?.string } == ["user", "assistant", "user"])
        #expect(whole["messages"]?[1]?["content"]?[0]?["id"] == "toolu_1")
        #expect(whole["system"] == "Be brief." && whole["tools"] == start["tools"])
        #expect(MessagesRequest(body: whole).toolResults.map(\.name) == ["get_weather"])
    }

    @Test func aConversationGoesOnFromEachReply() throws {
        hold(start, "msg_1")
        let second = try whole(next(after: "msg_1"))
        hold(second, "msg_2")
        let third = try whole(next(after: "msg_2"))
        #expect(MessagesRequest(body: third).turn == 3)
        #expect(third["tools"] == start["tools"])
    }

    @Test func nothingIsHeldThatNobodyAskedFor() throws {
        var plain = try #require(start.object)
        plain["thread"] = nil
        hold(.object(plain), "msg_1")
        #expect(throws: APIError.self) { try whole(next(after: "msg_1")) }
    }

    @Test func anotherRequestStaysAsItIs() throws {
        #expect(try whole(start) == start)
        #expect(try whole("text") == "text")
        #expect(try whole(["thread": ["type": "continue"]]) == ["thread": ["type": "continue"]])
    }

    @Test func whatIsNotHeldIsNotFound() throws {
        let error = #expect(throws: APIError.self) { try whole(next(after: "msg_9")) }
        #expect(error?.status == 404)
        #expect(error?.envelope(requestID: nil)["error"]?["details"]?["error_code"] == "thread_not_found")
    }

    @Test(arguments: [(2, 1_000), (9, 250)]) func theOldestIsForgotten(capacity: (replies: Int, bytes: Int)) throws {
        let conversations = HeldConversations(capacity: capacity)
        for id in ["msg_1", "msg_2", "msg_3"] { hold(start, id, in: conversations) }
        #expect(throws: APIError.self) { try conversations.whole(next(after: "msg_1"), now: .zero) }
        #expect(throws: Never.self) { try conversations.whole(next(after: "msg_2"), now: .zero) }
    }

    @Test func whatAConversationHasGrownToCounts() throws {
        let conversations = HeldConversations(capacity: (9, 350))
        hold(start, "msg_0", in: conversations)
        hold(start, "msg_1", in: conversations)
        for turn in 1...2 {
            let next = try conversations.whole(next(after: "msg_\(turn)"), now: .zero)
            hold(next, "msg_\(turn + 1)", in: conversations)
        }
        // 300 bytes that belong together, and 100.
        #expect(throws: APIError.self) { try conversations.whole(next(after: "msg_0"), now: .zero) }
        #expect(throws: Never.self) { try conversations.whole(next(after: "msg_3"), now: .zero) }
        hold(start, "msg_4", in: conversations)
        #expect(throws: APIError.self) { try conversations.whole(next(after: "msg_3"), now: .zero) }
        #expect(throws: Never.self) { try conversations.whole(next(after: "msg_4"), now: .zero) }
    }

    @Test func itIsHeldForFiveMinutesSinceTheReplysEnd() {
        hold(start, "msg_1", until: .seconds(10))
        #expect(code(next(after: "msg_1"), now: .seconds(309)) == nil)
        #expect(code(next(after: "msg_1"), now: .seconds(310)) == "thread_not_found")
    }

    @Test func aReplyIsContinuedOnce() throws {
        hold(start, "msg_1")
        hold(try whole(next(after: "msg_1", ["stream": true])), "msg_2")
        let other = next(after: "msg_1", ["max_tokens": 7])
        #expect(code(other) == "thread_already_continued")
        // The same again is a retry, streamed or not.
        #expect(code(next(after: "msg_1", ["stream": false])) == nil)
        #expect(code(next(after: "msg_2")) == nil)
    }

    @Test func whileItIsContinuedNobodyElseMay() throws {
        hold(start, "msg_1")
        hold(try whole(next(after: "msg_1")), "msg_2", isUnderWay: true)
        #expect(code(next(after: "msg_1", ["max_tokens": 7])) == "thread_continue_in_flight")
    }

    @Test func whatTheThreadKeepsMayBeSaidAgainAndNotChanged() throws {
        hold(start, "msg_1")
        #expect(code(next(after: "msg_1", ["system": "Be brief.", "tools": [["name": "get_weather"]]])) == nil)
        let error = #expect(throws: APIError.self) {
            try whole(next(after: "msg_1", ["system": "Be long.", "tools": []]))
        }
        #expect(error?.status == 400 && error?.details["error_code"] == "thread_fingerprint_mismatch")
        #expect(error?.message.contains("`system`, `tools`") == true)
    }
}
