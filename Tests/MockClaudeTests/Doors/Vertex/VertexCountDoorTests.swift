import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct VertexCountDoorTests {
    private func count(_ body: JSONObject) -> HTTPResponse {
        var request = HTTPRequest.vertex("", model: "count-tokens:rawPredict")
        request.body = JSON.object(body).encoded()
        return Responder.make().respond(to: request)
    }

    @Test func theCountIsTheOneThatUsageHas() throws {
        let body: JSONObject = [
            "anthropic_version": "2026-10-21", "model": "claude-sonnet-4@20250514",
            "messages": [["role": "user", "content": "How many?"]],
        ]
        let count = count(body)
        #expect(count.status == 200)
        let request = try MessagesRequest(body: #require(try VertexCountDoor().request(Incoming(.vertex("How many?")))))
        #expect(try count.json == ["input_tokens": .number(JSONNumber(TokenEstimate.inputTokens(of: request)))])
    }

    @Test func theBodyNamesTheModel() throws {
        let response = count(["anthropic_version": "2026-10-21", "messages": []])
        #expect(response.status == 400)
        #expect(try response.json["error"]?["message"] == "model: Field required")
    }
}
