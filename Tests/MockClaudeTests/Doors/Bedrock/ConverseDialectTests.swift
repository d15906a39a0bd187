import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ConverseDialectTests {
    @Test func aStreamIsOneOfFrames() throws {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("Hello")))]).respond(to: .conversation("Hi"))
        #expect(response.headers.value(of: "content-type") == "application/vnd.amazon.eventstream")
        #expect(
            try response.frames.map(\.type) == [
                "messageStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata",
            ]
        )
    }

    @Test func aWholeReplyIsBedrocksOwn() throws {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("Hello")))])
            .respond(to: .conversation("Hi", streams: false))
        #expect(try response.json["output"]?["message"]?["content"] == [["text": "Hello"]])
        #expect(response.headers.value(of: "content-type") == "application/json")
    }

    @Test func furtherFieldsComeEitherWay() throws {
        var reply = Reply.text("Hello")
        reply.stopSequence = "END"
        let responder = Responder.make(rules: [Rule(answer: .reply(reply))])
        let paths: JSONObject = ["additionalModelResponseFieldPaths": ["/stop_sequence"]]
        let whole = try responder.respond(to: .conversation("Hi", paths, streams: false)).json
        #expect(whole["additionalModelResponseFields"] == ["stop_sequence": "END"])
        let frames = try responder.respond(to: .conversation("Hi", paths)).frames
        #expect(
            frames.first { $0.type == "messageStop" }?.members
                == ["stopReason": "stop_sequence", "additionalModelResponseFields": ["stop_sequence": "END"]]
        )
    }
}
