import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ChatChunksTests {
    private let call = Block.toolUse(ToolCall(name: "f", id: "toolu_1", input: .text(.exact(["", #"{"a""#, ":1}"]))))

    /// What each chunk of a stream adds.
    private func deltas(_ blocks: [Block]) -> [JSON] {
        Responder.chat(Reply(.content(blocks))).chunks.compactMap { $0["choices"]?[0]?["delta"] }
    }

    @Test func aText() {
        var reply = Reply(.content([.text(.exact(["Hel", "lo"]))]))
        reply.id = "msg_1"
        let data = Responder.chat(reply).data
        #expect(data.count == 5)
        #expect(
            data[1].hasPrefix(#"{"id":"msg_1","object":"chat.completion.chunk","created":1"#)
                && data[1].hasSuffix(
                    #","model":"claude-sonnet-4-5","choices":[{"index":0,"delta":{"content":"Hel"},"logprobs":null,"#
                        + #""finish_reason":null}]}"#
                )
        )
        #expect(data[4] == "[DONE]")
        #expect(
            deltas([.text(.exact(["Hel", "lo"]))]) == [
                ["role": "assistant", "content": ""], ["content": "Hel"], ["content": "lo"], [:],
            ]
        )
    }

    @Test func noEventHasAName() {
        let text = Responder.chat(.text("Hello")).text
        #expect(text.hasPrefix("data: {"))
        #expect(text.hasSuffix("\n\ndata: [DONE]\n\n"))
        #expect(!text.contains("event:"))
    }

    @Test func callsComeInThePiecesThatAreScripted() {
        #expect(
            deltas([call, .toolUse(ToolCall(name: "g", id: "toolu_2", input: .text(.exact(["{}"]))))]).dropFirst() == [
                [
                    "tool_calls": [
                        ["index": 0, "id": "toolu_1", "type": "function", "function": ["name": "f", "arguments": ""]]
                    ]
                ],
                ["tool_calls": [["index": 0, "function": ["arguments": #"{"a""#]]]],
                ["tool_calls": [["index": 0, "function": ["arguments": ":1}"]]]],
                [
                    "tool_calls": [
                        ["index": 1, "id": "toolu_2", "type": "function", "function": ["name": "g", "arguments": ""]]
                    ]
                ],
                ["tool_calls": [["index": 1, "function": ["arguments": "{}"]]]], [:],
            ]
        )
    }

    @Test func aCallWithoutArgumentsHasAnEmptyObject() {
        let nothing = Block.toolUse(ToolCall(name: "f", input: .text(.exact([]))))
        #expect(deltas([nothing])[2] == ["tool_calls": [["index": 0, "function": ["arguments": "{}"]]]])
        let whole = Block.custom(block: ["type": "tool_use", "id": "toolu_1", "name": "f", "input": ["a": 1]])
        let said = deltas([whole])
        #expect(said.count == 3)
        #expect(said[1]["tool_calls"]?[0]?["function"]?["arguments"] == #"{"a":1}"#)
    }

    @Test func thinkingAndServerToolsAreLeftOut() {
        let result: JSONObject = ["type": "web_search_tool_result", "tool_use_id": "srvtoolu_1", "content": []]
        let blocks: [Block] = [
            .thinking("Hm"), .redactedThinking(data: "x"), .serverToolUse(ToolCall(name: "web_search")),
            .custom(block: result), .text("Hi"),
        ]
        #expect(deltas(blocks) == deltas([.text("Hi")]))
    }

    @Test func theReasonComesAtTheEnd() {
        let reasons = Responder.chat(Reply(.content([.text("Hi"), call]))).chunks
            .map { $0["choices"]?[0]?["finish_reason"] ?? .null }
        #expect(reasons.last == "tool_calls")
        #expect(reasons.dropLast().allSatisfy { $0 == .null })
    }

    @Test func theUsageComesIfItIsAskedFor() {
        var reply = Reply.text("Hi")
        reply.usage = ["input_tokens": 9, "output_tokens": 4]
        #expect(Responder.chat(reply).chunks.allSatisfy { $0["usage"] == nil })
        let chunks = Responder.chat(reply, ["stream_options": ["include_usage": true]]).chunks
        #expect(chunks.dropLast().allSatisfy { $0["usage"] == .null })
        #expect(chunks.last?["choices"] == [])
        #expect(chunks.last?["usage"] == ["prompt_tokens": 9, "completion_tokens": 4, "total_tokens": 13])
    }

    @Test func theSameSeedSendsTheSameBytes() {
        let reply = Reply(.content([.text("Hi"), .toolUse(ToolCall(name: "f"))]))
        #expect(Responder.chat(reply).text == Responder.chat(reply).text)
        #expect(Responder.chat(reply).text != Responder.chat(reply) { $0.seed = 7 }.text)
    }

    @Test func nothingFollowsAnError() {
        let response = Responder.chat(Reply(.events([.block(.text("Hi")), .error(APIError(.overloaded))])))
        let error =
            #"{"error":{"code":"overloaded_error","message":"Overloaded","type":"overloaded_error","param":null}}"#
        #expect(response.data.last == error)
        #expect(response.status == 200)
    }

    @Test func thereAreNoPings() {
        for pings in [Pings.first, .every(.seconds(1))] {
            let response = Responder.chat(.text("Hi")) { $0.pings = pings }
            #expect(response.text == Responder.chat(.text("Hi")) { $0.pings = .none }.text)
        }
        #expect(Responder.chat(Reply(.events([.ping, .block(.text("Hi"))]))).chunks.count == 3)
    }
}
