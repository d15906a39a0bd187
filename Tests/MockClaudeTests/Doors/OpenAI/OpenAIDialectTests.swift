import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct OpenAIDialectTests {
    @Test func theIDHasBothNames() {
        let response = Responder.chat(.text("x"))
        #expect(response.headers.value(of: "request-id")?.hasPrefix("req_") == true)
        #expect(response.headers.value(of: "x-request-id") == response.headers.value(of: "request-id"))
        #expect(response.headers.value(of: "openai-version") == "2020-10-01")
        #expect(response.headers.value(of: "content-type") == "text/event-stream; charset=utf-8")
    }

    @Test func anErrorKeepsItsStatusAndItsAdvice() throws {
        var reply = Reply.error(.overloaded)
        reply.headers = [("retry-after", "3")]
        let response = Responder.chat(reply)
        #expect(response.status == 529)
        #expect(response.headers.value(of: "x-should-retry") == "true")
        #expect(response.headers.value(of: "retry-after") == "3")
        #expect(response.headers.value(of: "content-type") == "application/json")
        #expect(
            try response.json == [
                "error": [
                    "code": "overloaded_error", "message": "Overloaded", "type": "overloaded_error", "param": nil,
                ]
            ]
        )
    }

    @Test func theLimitsOfRequestsAndTokensAreRenamed() {
        let names = ["requests-limit", "tokens-reset", "input-tokens-remaining"]
        let headers = names.map { Timeline.Header("anthropic-ratelimit-\($0)", "1") }
        #expect(
            OpenAIDialect.renamed(headers + [Timeline.Header("retry-after", "2")]) == [
                Timeline.Header("x-ratelimit-limit-requests", "1"), Timeline.Header("x-ratelimit-reset-tokens", "1"),
            ]
        )
    }
}
