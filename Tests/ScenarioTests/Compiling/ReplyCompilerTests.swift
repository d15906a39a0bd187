import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ReplyCompilerTests {
    private func compile(_ reply: Reply, stream: Bool = true, _ change: (inout Scenario) -> Void = { _ in }) -> Timeline
    {
        var scenario = Scenario()
        change(&scenario)
        let request = MessagesRequest(
            body: [
                "model": "claude-sonnet-4-20250514", "stream": .bool(stream),
                "messages": [["role": "user", "content": "Hi"]],
            ]
        )
        let identifiers = Identifiers(seed: scenario.seed, session: "default", body: 1, answer: 0)
        return ReplyCompiler(scenario).timeline(for: reply, to: request, identifiers: identifiers)
    }

    private func text(_ timeline: Timeline) -> String {
        String(decoding: timeline.steps.flatMap(\.bytes), as: UTF8.self)
    }

    private var fixed: Reply {
        var reply = Reply.text("Hi there")
        reply.id = "msg_1"
        reply.usage = ["input_tokens": 5, "output_tokens": 2]
        return reply
    }

    @Test func aStreamToTheByte() {
        #expect(
            text(compile(fixed)) == """
                event: message_start
                data: {"type":"message_start","message":{"model":"claude-sonnet-4-20250514","id":"msg_1","type":"message",\
                "role":"assistant","content":[],"stop_reason":null,"stop_sequence":null,"stop_details":null,"usage":\
                {"input_tokens":5,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"cache_creation":\
                {"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":0},"output_tokens":1,"service_tier":"standard",\
                "inference_geo":"not_available"}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: ping
                data: {"type": "ping"}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" there"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null,"stop_details":null},\
                "usage":{"input_tokens":5,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":2}}

                event: message_stop
                data: {"type":"message_stop"}


                """
        )
    }

    @Test func aStreamsHead() {
        let timeline = compile(fixed)
        #expect(timeline.status == 200)
        #expect(timeline.framing == .stream)
        #expect(
            timeline.headers.map(\.name) == [
                "content-type", "cache-control", "request-id", "anthropic-organization-id",
            ]
        )
        #expect(timeline.headers[0].value == "text/event-stream; charset=utf-8")
        #expect(timeline.headers[2].value.hasPrefix("req_011C"))
    }

    @Test func theSameReplyWithoutStreaming() throws {
        let timeline = compile(fixed, stream: false)
        #expect(timeline.framing == .whole)
        #expect(timeline.headers[0] == Timeline.Header("content-type", "application/json"))
        #expect(!timeline.headers.contains { $0.name == "cache-control" })
        let message = try JSON(parsing: timeline.steps.flatMap(\.bytes))
        #expect(message["content"] == [["type": "text", "text": "Hi there"]])
        #expect(message["stop_reason"] == "end_turn")
        #expect(message["usage"]?["output_tokens"] == 2)
    }

    @Test func whatAReplySaysGoesBeforeTheScenario() {
        var reply = fixed
        reply.pace = Pace(first: .seconds(1))
        reply.chunk = .whole
        reply.pings = Pings.none
        reply.model = "claude-opus-4-1"
        let timeline = compile(reply) {
            $0.pace = .slow
            $0.chunk = .characters(1)
            $0.model = "claude-haiku-4-5"
        }
        #expect(timeline.steps.map(\.event).count { $0 == "content_block_delta" } == 1)
        #expect(!timeline.steps.contains { $0.event == "ping" })
        #expect(timeline.steps.allSatisfy { $0.at == .seconds(1) })
        #expect(text(timeline).contains(#""model":"claude-opus-4-1""#))
    }

    @Test func whatAReplyLeavesOutTheScenarioSays() {
        let timeline = compile(fixed) {
            $0.pace = Pace(between: .milliseconds(10))
            $0.chunk = .characters(4)
            $0.pings = .every(.milliseconds(25))
            $0.model = "claude-haiku-4-5"
        }
        #expect(
            timeline.steps.map { "\($0.event) \(Int($0.at / .milliseconds(1)))" } == [
                "message_start 0", "content_block_start 10", "content_block_delta 20", "ping 25",
                "content_block_delta 30", "content_block_stop 40", "message_delta 50", "ping 50", "message_stop 60",
            ]
        )
        #expect(text(timeline).contains(#""model":"claude-haiku-4-5""#))
    }

    @Test func withoutStreamingTheWaitComesFirst() {
        let timeline = compile(fixed, stream: false) {
            $0.pace = Pace(first: .milliseconds(100), between: .milliseconds(10))
        }
        #expect(timeline.headAt == .milliseconds(170))
    }

    @Test func anError() {
        var reply = Reply.error(.overloaded)
        reply.headers = [("retry-after", "2"), ("X-Should-Retry", nil)]
        let timeline = compile(reply)
        #expect(timeline.status == 529)
        let requestID = timeline.headers.first { $0.name == "request-id" }?.value ?? ""
        #expect(
            text(timeline)
                == #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"\#(requestID)"}"#
        )
        #expect(
            timeline.headers.map(\.name) == ["content-type", "request-id", "anthropic-organization-id", "retry-after"]
        )
    }

    @Test func theStatusThatIsSentSaysWhetherToTryAgain() {
        let retry = { (type: APIErrorType, status: Int) in
            var reply = Reply.error(type)
            reply.status = status
            let timeline = compile(reply)
            #expect(timeline.status == status)
            return timeline.headers.first { $0.name == "x-should-retry" }?.value
        }
        #expect(retry(.overloaded, 400) == "false")
        #expect(retry(.invalidRequest, 529) == "true")
    }

    /// What the scenario wrote is sent as it was written, though its types are known.
    @Test func aBlockAndItsDeltasThatAreWrittenOut() throws {
        let reply = Reply(
            .content([
                .custom(
                    block: ["type": "thinking", "signature": "", "thinking": ""],
                    deltas: [
                        ["type": "thinking_delta", "thinking": "Hm", "estimated_tokens": 50],
                        ["signature": "s", "type": "signature_delta"],
                    ]
                ),
                .custom(
                    block: ["type": "tool_use", "id": "toolu_1", "name": "f", "input": [:]],
                    deltas: [["type": "input_json_delta", "partial_json": #"{"a":1}"#]]
                ),
            ])
        )
        let stream = text(compile(reply))
        #expect(stream.contains(#""content_block":{"type":"thinking","signature":"","thinking":""}}"#))
        #expect(stream.contains(#""delta":{"type":"thinking_delta","thinking":"Hm","estimated_tokens":50}}"#))
        #expect(stream.contains(#""delta":{"signature":"s","type":"signature_delta"}}"#))
        #expect(stream.contains(#""stop_reason":"tool_use""#))
        let message = try JSON(parsing: compile(reply, stream: false).steps.flatMap(\.bytes))
        #expect(
            message["content"] == [
                ["type": "thinking", "signature": "s", "thinking": "Hm"],
                ["type": "tool_use", "id": "toolu_1", "name": "f", "input": ["a": 1]],
            ]
        )
        #expect(message["stop_reason"] == "tool_use")
    }

    @Test func aRefusalHasDetails() throws {
        var reply = fixed
        reply.stopReason = .refusal
        #expect(
            text(compile(reply)).contains(
                #""stop_details":{"type":"refusal","category":null,"explanation":null}},"usage""#
            )
        )
        let message = try JSON(parsing: compile(reply, stream: false).steps.flatMap(\.bytes))
        #expect(message["stop_details"] == ["type": "refusal", "category": nil, "explanation": nil])
    }

    @Test func anErrorComesAsLateAsTheFirstEvent() {
        let timeline = compile(.error(.api)) { $0.pace = Pace(first: .seconds(1), between: .seconds(1)) }
        #expect(timeline.headAt == .seconds(1))
    }

    @Test func anHTTPAnswerHasNothingAdded() {
        var reply = Reply(.http(Array("<html>".utf8)))
        reply.status = 502
        reply.headers = [("content-type", "text/html")]
        let timeline = compile(reply)
        #expect(timeline.status == 502)
        #expect(timeline.headers == [Timeline.Header("content-type", "text/html")])
        #expect(text(timeline) == "<html>")
    }

    @Test func paddingIsSeededAndLeavesTheEventsAlone() throws {
        let plain = compile(fixed)
        let padded = compile(fixed) { $0.wire.padding = true }
        #expect(padded == compile(fixed) { $0.wire.padding = true })
        #expect(text(padded) != text(plain))
        let unpadded = text(padded).replacing(/\x20+}\n/, with: "}\n").replacing("{\"type\": \"ping\"}", with: "PING")
        #expect(unpadded == text(plain).replacing("{\"type\": \"ping\"}", with: "PING"))
    }

    @Test func anotherSeedGivesOtherIdsAndNothingElse() {
        let reply = Reply.text("Hi")
        let ids = /(msg_01|req_011C)[A-Za-z0-9]+/
        let first = text(compile(reply) { $0.seed = 1 })
        let second = text(compile(reply) { $0.seed = 2 })
        #expect(first != second)
        #expect(first.replacing(ids, with: "ID") == second.replacing(ids, with: "ID"))
    }

    /// One of each step, to the byte.
    private var scripted: Reply {
        var reply = Reply(
            .events([
                .wait(.milliseconds(10)), .messageStart(["id": "msg_mine"]), .block(.text("Hi")), .ping,
                .event(["type": "new_event", "b": 1.50, "a": nil], name: "renamed"), .raw(Array(": raw\n\n".utf8)),
                .hold("gate"), .messageDelta(["stop_reason": "max_tokens"]), .messageStop(["x": true]),
            ])
        )
        reply.usage = ["input_tokens": 5, "output_tokens": 2]
        return reply
    }

    @Test func scriptedEventsToTheByte() {
        let timeline = compile(scripted)
        #expect(
            text(timeline) == """
                event: message_start
                data: {"type":"message_start","message":{"model":"claude-sonnet-4-20250514","id":"msg_mine",\
                "type":"message","role":"assistant","content":[],"stop_reason":null,"stop_sequence":null,\
                "stop_details":null,"usage":{"input_tokens":5,"cache_creation_input_tokens":0,\
                "cache_read_input_tokens":0,"cache_creation":{"ephemeral_5m_input_tokens":0,\
                "ephemeral_1h_input_tokens":0},"output_tokens":1,"service_tier":"standard",\
                "inference_geo":"not_available"}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: ping
                data: {"type": "ping"}

                event: renamed
                data: {"type":"new_event","b":1.5,"a":null}

                : raw

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"max_tokens","stop_sequence":null,\
                "stop_details":null},"usage":{"input_tokens":5,"cache_creation_input_tokens":0,\
                "cache_read_input_tokens":0,"output_tokens":2}}

                event: message_stop
                data: {"type":"message_stop","x":true}


                """
        )
        #expect(
            timeline.steps.map { "\($0.event) \(Int($0.at / .milliseconds(1)))" } == [
                "message_start 10", "content_block_start 10", "content_block_delta 10", "content_block_stop 10",
                "ping 10",
                "new_event 10", "raw 10", "hold 10", "message_delta 10", "message_stop 10",
            ]
        )
    }

    @Test func scriptedEventsWithoutStreaming() throws {
        let timeline = compile(scripted, stream: false)
        #expect(timeline.beforeHead == [Step(.hold("gate"), at: .milliseconds(10))])
        let message = try JSON(parsing: timeline.steps.flatMap(\.bytes))
        #expect(message["id"] == "msg_mine")
        #expect(message["content"] == [["type": "text", "text": "Hi"]])
        #expect(message["stop_reason"] == "max_tokens")
    }

    @Test func aPingOfItsOwnIsTheOnlyOne() {
        let pings = { (timeline: Timeline) in timeline.steps.count { $0.event == "ping" } }
        #expect(pings(compile(Reply(.events([.block(.text("a"))])))) == 1)
        #expect(pings(compile(Reply(.events([.block(.text("a")), .ping, .ping])))) == 2)
    }

    /// The share goes by what would have been sent without the cut, the end that it leaves out included.
    @Test func aCutWithoutStreamingIsTheShareThatWasSent() {
        let whole = compile(Reply(.events([.block(.text("Hi you"))])))
        let cut = Reply(.events([.block(.text("Hi you")), .act(.reset)]))
        let body = compile(Reply(.content([.text("Hi you")])), stream: false).byteCount
        let answer = compile(cut, stream: false)
        #expect(answer.framing == .length(body))
        #expect(answer.byteCount == body * compile(cut).byteCount / whole.byteCount)
        #expect(answer.steps.last?.action == .reset)
        #expect(answer.status == 200)
    }

    @Test func anErrorInTheStreamIsItsStatusWithoutStreaming() throws {
        var reply = Reply(.events([.block(.text("Hi")), .error(APIError(.overloaded))]))
        reply.pace = Pace(first: .milliseconds(100), between: .milliseconds(10))
        reply.status = 201
        reply.headers = [("retry-after", "1")]
        let timeline = compile(reply, stream: false)
        #expect(timeline.status == 529)
        #expect(
            timeline.headers.map(\.name) == [
                "content-type", "x-should-retry", "request-id", "anthropic-organization-id", "retry-after",
            ]
        )
        #expect(timeline.headAt == .milliseconds(150))
        let requestID = timeline.headers.first { $0.name == "request-id" }?.value ?? ""
        #expect(text(timeline) == APIError(.overloaded).envelope(requestID: requestID).description)
        #expect(compile(reply).status == 201)
    }

    @Test func aReplyOfBlocksIsTheEventsOfTheseBlocks() {
        let blocks: [Block] = [.thinking("Hm"), .text("Hi there"), .toolUse(ToolCall(name: "f"))]
        for stream in [true, false] {
            let change = { (scenario: inout Scenario) in
                scenario.wire.padding = true
                scenario.pace = .typical
                scenario.pings = .every(.milliseconds(30))
            }
            #expect(
                compile(Reply(.content(blocks)), stream: stream, change)
                    == compile(Reply(.events(blocks.map { .block($0) })), stream: stream, change)
            )
        }
    }
}
