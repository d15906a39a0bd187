import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ChatCompletionsDoorTests {
    private func error(
        _ overlay: JSONObject,
        _ strictness: RequestValidator.Strictness = .strict
    ) throws -> String? {
        let response = Responder.chat(.text("x"), overlay) { $0.validation = strictness }
        guard response.status != 200 else { return nil }
        return "\(response.status) \(try response.json["error"]?["message"]?.string ?? "")"
    }

    @Test(arguments: [
        ("/v1/chat/completions", true), ("/v1/chat/completions/", false), ("/chat/completions", false),
        ("/v1/chat/completions/chatcmpl-1", false),
    ]) func itStandsAtOnePath(path: String, stands: Bool) {
        #expect((ChatCompletionsDoor().methods(at: path) != nil) == stands)
    }

    @Test func itTakesNoGET() {
        var request = HTTPRequest.chat()
        request.method = "GET"
        #expect(Responder.make(rules: [Rule(answer: .reply(.text("x")))]).respond(to: request).status == 405)
    }

    @Test func aKeyIsNeededAndNoVersion() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        #expect(responder.respond(to: .chat()).status == 200)
        var request = HTTPRequest.chat()
        request.headers = [HTTPHeader("x-api-key", "test")]
        #expect(responder.respond(to: request).status == 200)
        request.headers = [HTTPHeader("anthropic-version", "2026-10-21")]
        let refusal = responder.respond(to: request)
        #expect(refusal.status == 401)
        #expect(try refusal.json["error"]?["type"] == "authentication_error")
    }

    @Test func aPageNeedNotSayThatItIsMeant() {
        var request = HTTPRequest.chat()
        request.headers.append(HTTPHeader("origin", "https://example.com"))
        let response = Responder.make(rules: [Rule(answer: .reply(.text("x")))]).respond(to: request)
        #expect(response.status == 200)
        #expect(response.headers.value(of: "access-control-allow-origin") == "https://example.com")
    }

    @Test func whatTheServiceRefusesIsRefused() throws {
        #expect(try error([:]) == nil)
        #expect(try error(["model": "gpt-5"]) == "404 model: gpt-5")
        #expect(try error(["messages": []]) == "400 messages: at least one message is required")
        #expect(try error(["messages": nil]) == "400 messages: Input should be a valid array")
        #expect(try error(["n": 2]) == "400 n: must be exactly 1")
        #expect(try error(["n": 1]) == nil)
        #expect(try error(["n": nil]) == nil)
        #expect(try error(["temperature": -1]) == "400 temperature: range: 0..1")
        let noAnswer: JSON = [
            ["role": "user", "content": "Hi"],
            [
                "role": "assistant",
                "tool_calls": [["id": "c", "type": "function", "function": ["name": "f", "arguments": "{}"]]],
            ],
        ]
        #expect(try error(["messages": noAnswer])?.contains("`tool_use` ids were found without") == true)
    }

    @Test func lenientLooksAtTypesAndOffAtNothing() throws {
        for strictness in RequestValidator.Strictness.allCases {
            #expect(try error(["n": 2], strictness) == (strictness == .strict ? "400 n: must be exactly 1" : nil))
            let type = try error(["messages": "Hi"], strictness)
            #expect(type == (strictness == .off ? nil : "400 messages: Input should be a valid array"))
        }
    }

    @Test func noJSONIsRefusedInTheSameEnvelope() throws {
        var request = HTTPRequest.chat()
        request.body = Array("{".utf8)
        let refusal = Responder.make(rules: [Rule(answer: .reply(.text("x")))]).respond(to: request)
        #expect(refusal.status == 400)
        #expect(try refusal.json["error"]?["code"] == "invalid_request_error")
    }

    @Test func whatIsIgnoredChangesNothing() throws {
        let ignored: JSONObject = [
            "logprobs": true, "metadata": ["a": "b"], "response_format": ["type": "json_object"], "seed": 1,
            "presence_penalty": 2, "frequency_penalty": 2, "logit_bias": [:], "store": true, "user": "u",
            "modalities": ["text"], "top_logprobs": 3, "reasoning_effort": "high", "service_tier": "auto",
            "prediction": [:], "audio": [:], "anything": 1,
            "thread": ["type": "continue", "previous_message_id": "msg_1"],
        ]
        #expect(try error(ignored) == nil)
    }

    @Test func rulesSeeTheConversation() throws {
        var condition = Condition()
        condition.system = .contains("brief")
        condition.lastUser = .equals("And now?")
        condition.turn = 2
        let responder = Responder.make(rules: [Rule(when: condition, answer: .reply(.text("Fine.")))], speed: .instant)
        let messages: JSON = [
            ["role": "developer", "content": "Be brief."], ["role": "user", "content": "Hi"],
            ["role": "assistant", "content": "Hello"], ["role": "user", "content": "And now?"],
        ]
        #expect(responder.respond(to: .chat("", ["messages": messages])).status == 200)
        let miss = responder.respond(to: .chat())
        #expect(miss.status == 404)
        #expect(try miss.json["error"]?["message"]?.string?.hasPrefix("No rule answers this request") == true)
    }

    /// Its clients cannot send back the thinking that they never got, and name no version.
    @Test func whatItsClientsCannotDoIsNoFinding() throws {
        let call = Block.toolUse(ToolCall(name: "f", id: "toolu_1"))
        let rules = [
            Rule(times: 1, answer: .reply(Reply(.content([.thinking("Hm"), call])))), Rule(answer: .reply(.text("x"))),
        ]
        let state = ServerState(Scenario(rules: rules), speed: .instant)
        let responder = Responder(state, control: nil, log: .silent)
        responder.respond(to: .chat()).finish()
        let messages: JSON = [
            ["role": "user", "content": "Hi"],
            [
                "role": "assistant",
                "tool_calls": [["id": "toolu_1", "type": "function", "function": ["name": "f", "arguments": "{}"]]],
            ],
            ["role": "tool", "tool_call_id": "toolu_1", "content": "ok"],
        ]
        responder.respond(to: .chat("", ["messages": messages])).finish()
        #expect(state.journal.entries().flatMap(\.findings).isEmpty)
    }

    @Test func theLimitsHaveTheNamesThatItsClientsKnow() {
        let response = Responder.chat(.text("x")) {
            var limits = Limits()
            limits.requestsPerMinute = 5
            $0.limits = limits
        }
        #expect(response.headers.value(of: "x-ratelimit-limit-requests") == "5")
        #expect(response.headers.value(of: "x-ratelimit-remaining-requests") == "4")
        #expect(response.headers.value(of: "anthropic-ratelimit-requests-remaining") == "4")
    }
}
