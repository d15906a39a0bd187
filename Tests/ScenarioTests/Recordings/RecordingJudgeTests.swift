import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct RecordingJudgeTests {
    private func stream(_ events: String..., end: Recording.End = .complete) -> RecordingJudge {
        let body = events.map { "data: \($0)\n\n" }.joined()
        return RecordingJudge(recorded("0 " + body, end: end))
    }

    private func whole(_ body: String, status: Int = 200, path: String = "/v1/messages") -> RecordingJudge {
        var recording = recorded("0 " + body, framing: .length(body.utf8.count), type: "application/json")
        recording.response.status = status
        recording.request.path = path
        return RecordingJudge(recording)
    }

    private let start = #"{"type":"message_start","message":{"content":[]}}"#

    @Test func aCutIsNoViolation() {
        #expect(
            stream(start).violations.map(\.reason) == [
                "event 2: expected content_block_start of block 0 or message_delta, found the end of the stream"
            ]
        )
        for end in [Recording.End.closed(at: .zero), .reset(at: .zero), .unfinished] {
            #expect(stream(start, end: end).violations == [])
        }
    }

    @Test func theFirstViolationIsToldWhereItIs() {
        let judge = stream(start, #"{"type":"message_stop"}"#, #"{"type":"message_start"}"#)
        #expect(judge.violations.map(\.byte) == [start.utf8.count + 8])
        #expect(judge.violations[0].reason.hasPrefix("event 2: expected content_block_start"))
        #expect(
            stream("[DONE]").violations == [.init(reason: "the data of the event 'message' is no JSON object", byte: 0)]
        )
    }

    @Test func whatIsNotKnownIsNoViolation() {
        let end = #"{"type":"message_delta","delta":{"stop_reason":"tired"},"usage":{}}"#
        let judge = stream(start, #"{"type":"new"}"#, #"{"type":"new"}"#, end, #"{"type":"message_stop"}"#)
        #expect(judge.violations == [])
        #expect(judge.unknownParts.map(\.what.name) == ["new", "tired"])
        #expect(judge.unknownParts.map(\.count) == [2, 1])
        #expect(judge.unknownParts[0].byte == start.utf8.count + 8)
    }

    @Test func messagesAndErrorsAreJudged() {
        #expect(whole("{}").violations.map(\.reason) == ["expected an object of the type message"])
        #expect(whole("{}", path: "/v1/models").violations == [])
        let error = #"{"type":"error","error":{"type":"odd_error","message":""}}"#
        #expect(whole(error, status: 418, path: "/v1/models").unknownParts.map(\.what.name) == ["418", "odd_error"])
    }

    @Test func whatIsCompressedIsNotLookedInto() {
        var recording = recorded("0 data: 1\n\n")
        recording.response.headers.append(.init("content-encoding", "gzip"))
        let judge = RecordingJudge(recording)
        #expect(judge.violations == [])
        #expect(
            judge.reasonAgainstJudging
                == "the body is compressed (content-encoding: gzip), and was not looked into; 'record "
                + "--no-compression' asks for what can be"
        )
    }
}
