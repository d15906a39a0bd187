import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct JournalEntryJSONTests {
    private func entry(_ request: HTTPRequest, _ change: (inout Answer) -> Void = { _ in }) -> JournalEntry {
        var answer = Answer(Timeline(status: 200, framing: .stream), requestID: "req_1")
        change(&answer)
        let time = Timestamp(milliseconds: 1_795_255_200_000)
        return JournalEntry(Incoming(request), answer, session: "default", number: 1, at: time)
    }

    @Test func everyMemberHasItsName() throws {
        var request = HTTPRequest.message("Hi", target: "/session/x/v1/messages?beta=true")
        request.headers = [
            HTTPHeader("X-Api-Key", "sk-ant-0123456789f3a9"), HTTPHeader("Accept", "a"), HTTPHeader("accept", "b"),
        ]
        request.body = Array(#"{"stream":true}"#.utf8)
        var entry = entry(request) { answer in
            answer.rule = RuleLabel(Rule(name: "weather", answer: .reply(.text("x"))), number: 1)
            answer.turn = Turn(number: 5, digest: 0, call: 1, attempt: 2)
        }
        entry.sent.append([JournalEntry.Event(type: "message_start", at: .microseconds(200_100), bytes: 412)])
        entry.bytes = 9120
        entry.ended = .clientLeft
        entry.left = JournalEntry.Departure(how: "fin", afterEvent: 5, afterByte: 700, at: .microseconds(31_200))
        entry.findings = [Finding(kind: .leftEarly, request: "req_1", detail: "hung up")]
        let expected: JSON = [
            "id": "req_1", "session": "default", "number": 1, "time": "2026-11-21T10:00:00.000Z", "method": "POST",
            "path": "/v1/messages", "query": "beta=true", "headers": ["x-api-key": "…f3a9", "accept": "a, b"],
            "body": ["stream": true], "rule": "weather", "call": 1, "attempt": 2, "status": 200, "stream": true,
            "events": [["type": "message_start", "at_ms": 200.1, "bytes": 412]], "bytes": 9120, "ended": "client_left",
            "fault": nil, "left": ["how": "fin", "after_event": 5, "after_byte": 700, "at_ms": 31.2], "miss": nil,
            "findings": [["kind": "left_early", "request": "req_1", "detail": "hung up"]],
        ]
        #expect(entry.json.description == expected.description)
    }

    @Test func aMissNamesTheNearestRule() {
        let entry = entry(.message("Hi")) { answer in
            answer.miss = Miss.Explanation(
                nearest: RuleLabel(Rule(name: "weather", answer: .reply(.text("x"))), number: 1),
                because: "last_user: no"
            )
        }
        #expect(entry.json["miss"] == ["nearest": "weather", "because": "last_user: no"])
        #expect(entry.json["rule"] == .null && entry.json["call"] == .null)
    }

    @Test func aLongBodyIsCutAndItsLengthTold() {
        let long = entry(.message(String(repeating: "x", count: 70_000))).json
        #expect(long["body"]?.string?.utf8.count == 65_536)
        #expect(long["body_length"]?.int ?? 0 > 70_000)
        #expect(entry(.message("short")).json["body_length"] == nil)
    }

    @Test func whatIsNoJSONIsText() {
        #expect(entry(HTTPRequest(method: "POST", target: "/", body: Array("{nope".utf8))).json["body"] == "{nope")
        #expect(entry(HTTPRequest(method: "GET", target: "/")).json["body"] == .null)
    }

    @Test func aBodyThatWasNotReadHasNoLength() {
        let json = entry(HTTPRequest(method: "POST", target: "/", bodyExceedsLimit: true)).json
        #expect(json["body"] == .null && json["body_length"] == .null)
    }

    @Test func theIDIsTheOneThatTheClientSees() {
        let entry = entry(.message("Hi")) { answer in
            var timeline = answer.timeline
            timeline.headers = [Timeline.Header("Request-Id", "req_own")]
            answer = Answer(timeline, requestID: "req_1")
        }
        #expect(entry.id == "req_own")
    }
}
