import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ReplyJSONTests {
    @Test(
        arguments: [
            ([.text("Hello")], #"{"text":"Hello"}"#), ([.text(.exact(["Hel", "lo"]))], #"{"text":["Hel","lo"]}"#),
            ([], #"{"content":[]}"#), ([.thinking("Hm")], #"{"content":[{"thinking":"Hm"}]}"#),
            ([.text("a"), .text("b")], #"{"content":[{"text":"a"},{"text":"b"}]}"#),
            (
                [.text("a", citations: [["type": "page_location"]])],
                #"{"content":[{"text":"a","citations":[{"type":"page_location"}]}]}"#
            ),
        ] as [([Block], String)]
    ) func oneTextNeedsNoList(blocks: [Block], text: String) throws {
        #expect(written(Reply(.content(blocks))) == text)
        try expectRoundTrip(Reply(.content(blocks)))
    }

    @Test func everySettingIsWritten() throws {
        var reply = Reply.text("Hello")
        reply.status = 201
        reply.headers = [("retry-after", "1"), ("date", nil)]
        reply.id = "msg_mine"
        reply.model = "claude-mine"
        reply.usage = ["input_tokens": 5]
        reply.stopReason = .refusal
        reply.stopSequence = "END"
        reply.stopDetails = ["category": nil]
        reply.container = "container_mine"
        reply.contextManagement = .null
        reply.pace = .instant
        reply.chunk = .word
        reply.pings = .first
        reply.wire.padding = false
        reply.faults = [ReplyFault(at: .event(5), .reset)]
        #expect(
            written(reply)
                == #"{"text":"Hello","status":201,"headers":{"retry-after":"1","date":null},"id":"msg_mine","#
                + #""model":"claude-mine","usage":{"input_tokens":5},"stop_reason":"refusal","stop_sequence":"END","#
                + #""stop_details":{"category":null},"container":"container_mine","context_management":null,"pace":"instant","chunk":"word","pings":"first","#
                + #""wire":{"padding":false},"faults":[{"at":"event 5","do":"reset"}]}"#
        )
        try expectRoundTrip(reply)
    }

    @Test func anErrorSaysItsStatusOnce() throws {
        var reply = Reply.error(.overloaded)
        reply.status = 503
        reply.headers = [("retry-after", "1")]
        reply.pace = .fast
        #expect(
            written(reply)
                == #"{"error":{"type":"overloaded_error","status":503},"headers":{"retry-after":"1"},"pace":"fast"}"#
        )
        try expectRoundTrip(reply)
    }

    @Test(
        arguments: [
            (nil, [], "", #"{"http":{}}"#),
            (
                502, [("a", nil), ("b", "c")], "<p>",
                #"{"http":{"status":502,"headers":{"a":null,"b":"c"},"body":"<p>"}}"#
            ),
            (
                nil, [("vary", "a"), ("vary", "b"), ("c", "d"), ("vary", "e")], "",
                #"{"http":{"headers":{"vary":["a","b","e"],"c":"d"}}}"#
            ),
            (nil, [], #"{"a":1}"#, #"{"http":{"body":"{\"a\":1}"}}"#),
            (
                nil, [("Content-Type", "text/plain")], #"{"a":1.50}"#,
                #"{"http":{"headers":{"Content-Type":"text/plain"},"body":{"a":1.50}}}"#
            ),
            (
                nil, [("content-type", "application/json")], "[1, 2]",
                #"{"http":{"headers":{"content-type":"application/json"},"body":"[1, 2]"}}"#
            ),
            (
                nil, [("content-type", "application/json")], "5",
                #"{"http":{"headers":{"content-type":"application/json"},"body":"5"}}"#
            ),
        ] as [(Int?, [(String, String?)], String, String)]
    )
    func anHTTPAnswerIsSentToTheByte(status: Int?, headers: [(String, String?)], body: String, text: String) throws {
        var reply = Reply(.http(Array(body.utf8)))
        reply.status = status
        reply.headers = headers.map { (name: $0, value: $1) }
        #expect(written(reply) == text)
        try expectRoundTrip(reply)
    }

    @Test func bytesThatAreNoTextAreWrittenAsBase64() throws {
        #expect(written(Reply(.http([0xFF, 0x00]))) == #"{"http":{"body_base64":"/wA="}}"#)
        try expectRoundTrip(Reply(.http([0xFF, 0x00])))
    }

    @Test func whatIsSaidOfAStreamIsWritten() throws {
        var reply = Reply(.events([.error(APIError(.api)), .ping]))
        reply.status = 202
        reply.isUnchecked = true
        reply.mayLeave = true
        #expect(
            written(reply)
                == #"{"events":[{"error":"api_error"},{"ping":1}],"status":202,"unchecked":true,"may_leave":true}"#
        )
        try expectRoundTrip(reply)
    }
}
