import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct RecordedReplyTests {
    private func start(_ block: String) -> String {
        """
        0 event: message_start
        data: {"type":"message_start","message":{"type":"message","id":"msg_1","role":"assistant","content":[]}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":\(block)}


        """
    }

    @Test func theMessageOfAStreamIsKnown() {
        let text = RecordedReply(recorded(start(#"{"type":"text","text":"Hi"}"#)))
        #expect(text.message?.content.map(\.json) == [["type": "text", "text": "Hi"]])
        #expect(!text.callsTool && !text.fails)
        let call = RecordedReply(recorded(start(#"{"type":"tool_use","id":"t","name":"a","input":{}}"#)))
        #expect(call.callsTool)
    }

    @Test func theMessageOfAWholeAnswerIsKnown() {
        let json = #"{"type":"message","id":"msg_1","role":"assistant","content":[{"type":"tool_use","id":"t"}]}"#
        let whole = RecordedReply(recorded("0 \(json)", framing: .length(json.utf8.count), type: "application/json"))
        #expect(whole.message?.id == "msg_1" && whole.callsTool && !whole.isStream)
    }

    @Test func whatIsNoMessageHasNone() {
        #expect(RecordedReply(recorded("0 {\"type\":\"error\"}", type: "application/json")).message == nil)
        #expect(RecordedReply(recorded("0 \u{1}", type: "image/png")).message == nil)
        #expect(RecordedReply(recorded()).message == nil)
    }

    @Test(arguments: [
        recorded("0 a", end: .unfinished), recorded("0 event: error\ndata: {}\n\n"),
        Recording(request: .init(method: "POST", path: "/"), response: .init(status: 500)),
    ]) func aFailureIsKnown(recording: Recording) {
        #expect(RecordedReply(recording).fails)
    }

    @Test(arguments: [("text/event-stream", true), ("Text/Event-Stream ; charset=utf-8", true), ("text/plain", false)])
    func theTypeTellsAStream(type: String, isStream: Bool) {
        #expect(RecordedReply(recorded("0 a", type: type)).isStream == isStream)
        #expect(!RecordedReply(recorded("0 a", framing: .length(1), type: type)).isStream)
    }
}
