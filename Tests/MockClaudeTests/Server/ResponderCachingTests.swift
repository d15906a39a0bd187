import HTTPDaemon
import MessagesAPI
import Scenario
import Synchronization
import Testing
import Timeline

@testable import MockClaude

struct ResponderCachingTests {
    private func responder(_ scenario: Scenario, speed: Speed = .times(1), at now: @escaping @Sendable () -> Duration)
        -> Responder
    {
        let state = ServerState(scenario, speed: speed, clock: ServerClock(reading: now))
        return Responder(state, control: Control(state), log: .silent)
    }

    private func responder(_ replies: Reply..., change: (inout Scenario) -> Void = { _ in }) -> Responder {
        var scenario = Scenario(rules: [Rule(answer: .attempts(replies))])
        change(&scenario)
        return responder(scenario) { .zero }
    }

    /// A request whose system prompt of 1024 tokens is marked.
    private func request(_ overlay: JSONObject = [:], target: String = "/v1/messages") -> HTTPRequest {
        let system: JSON = [
            "type": "text", "text": .string(String(repeating: "word", count: 1024)),
            "cache_control": ["type": "ephemeral"],
        ]
        return .message(
            "Hi",
            (["stream": false, "system": [system]] as JSONObject).overlaid(with: overlay),
            target: target
        )
    }

    /// What is written, what is read, and the rest.
    private func counts(_ response: HTTPResponse) throws -> [Int?] {
        let usage = try response.json["usage"]
        return ["cache_creation_input_tokens", "cache_read_input_tokens", "input_tokens"].map { usage?[$0]?.int }
    }

    @Test func aSecondRequestReadsWhatTheFirstWrote() throws {
        let responder = responder(.text("Hello"))
        let first = responder.respond(to: request())
        #expect(try counts(first) == [1024, 0, 5])
        #expect(try first.json["usage"]?["cache_creation"]?["ephemeral_5m_input_tokens"] == 1024)
        #expect(try counts(responder.respond(to: request(["max_tokens": 99]))) == [0, 1024, 5])
        #expect(try counts(responder.respond(to: request(target: "/session/other/v1/messages"))) == [1024, 0, 5])
    }

    @Test func bothEventsOfAStreamTellIt() throws {
        let text = responder(.text("Hello")).respond(to: request(["stream": true])).text
        #expect(text.components(ofTwo: #""cache_creation_input_tokens":1024"#) == 2)
    }

    @Test func anErrorWritesNothing() throws {
        let responder = responder(.error(.overloaded), .text("Hello"))
        responder.respond(to: request()).finish()
        #expect(try counts(responder.respond(to: request())) == [1024, 0, 5])
    }

    @Test func aReplyThatWasCutHasWritten() throws {
        var cut = Reply.text("Hello")
        cut.faults = [ReplyFault(at: .event(3), .reset)]
        let rules = [Rule(times: 1, answer: .reply(cut)), Rule(answer: .reply(.text("Hello")))]
        let responder = responder(Scenario(rules: rules)) { .zero }
        _ = responder.respond(to: request(["stream": true]))
        #expect(try counts(responder.respond(to: request())) == [0, 1024, 5])
    }

    @Test func othersReadItOnceTheReplyHasBegun() throws {
        let seconds = Mutex(0)
        var reply = Reply.text("Hello")
        reply.pace = Pace(first: .seconds(20))
        let responder = responder(Scenario(rules: [Rule(answer: .reply(reply))]), speed: .times(2)) {
            .seconds(seconds.withLock { $0 })
        }
        let reads = try [0, 9, 10, 309, 608, 909].map { now in
            seconds.withLock { $0 = now }
            return try counts(responder.respond(to: request()))[1]
        }
        // At twice the speed it begins after 10 seconds; five minutes are five minutes.
        #expect(reads == [0, 0, 1024, 1024, 1024, 1024])
    }

    @Test func aRefusalWritesNothingAndWhatIsReadIsNotLimited() throws {
        let responder = responder(.text("Hello")) { scenario in
            scenario.limits = Limits()
            scenario.limits?.inputTokensPerMinute = 1040
        }
        #expect(responder.respond(to: request(["max_tokens": 1])).status == 200)
        // There are 11 left; the whole prompt has 1029.
        #expect(responder.respond(to: request(["max_tokens": 2])).status == 200)
        #expect(responder.respond(to: request(["max_tokens": 3, "model": "claude-sonnet-4-0"])).status == 429)
        #expect(responder.respond(to: request(["max_tokens": 4, "model": "claude-sonnet-4-0"])).status == 429)
    }

    @Test func aResetForgets() throws {
        let responder = responder(.text("Hello"))
        _ = responder.respond(to: request())
        let reset = HTTPRequest(
            method: "POST",
            target: "/_mock/reset",
            headers: [HTTPHeader("host", "127.0.0.1")],
            body: []
        )
        #expect(responder.respond(to: reset).status < 300)
        #expect(try counts(responder.respond(to: request())) == [1024, 0, 5])
    }
}

extension String {
    fileprivate func components(ofTwo part: String) -> Int {
        split(separator: part, omittingEmptySubsequences: false).count - 1
    }
}
