import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct InvokeDialectTests {
    @Test func aStreamIsOneOfFrames() {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("x")))]).respond(to: .invocation("Hi"))
        #expect(response.headers.value(of: "content-type") == "application/vnd.amazon.eventstream")
        #expect(response.headers.value(of: "x-amzn-bedrock-content-type") == "application/json")
    }

    @Test func aWholeMessageIsClaudesOwn() throws {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("Hello")))])
            .respond(to: .invocation("Hi", streams: false))
        let message = try response.json
        #expect(message["id"]?.string?.hasPrefix("msg_bdrk_01") == true)
        #expect(message["model"] == "claude-sonnet-4-20250514")
        #expect(message["content"] == [["type": "text", "text": "Hello"]])
        let output = try #require(message["usage"]?["output_tokens"])
        #expect(response.headers.value(of: "x-amzn-bedrock-output-token-count") == output.description)
    }
}
