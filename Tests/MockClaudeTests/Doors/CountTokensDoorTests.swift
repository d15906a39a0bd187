import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct CountTokensDoorTests {
    @Test func theCountIsTheOneThatUsageHas() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        let message = try responder.respond(to: .message("How many tokens are these?", ["stream": false])).json
        let request = HTTPRequest.message("How many tokens are these?", target: "/v1/messages/count_tokens")
        let count = try responder.respond(to: request).json
        #expect(count.object?.keys == ["input_tokens"])
        #expect(count["input_tokens"]?.int ?? 0 > 0)
        #expect(count["input_tokens"] == message["usage"]?["input_tokens"])
    }

    @Test func whoManagesTheContextIsToldHowMuchItWas() throws {
        let request = HTTPRequest.message(
            "Hi",
            ["context_management": ["edits": []]],
            target: "/v1/messages/count_tokens"
        )
        let count = try Responder.make().respond(to: request).json
        #expect(count["input_tokens"]?.int ?? 0 > 0)
        #expect(count["context_management"]?["original_input_tokens"] == count["input_tokens"])
    }
}
