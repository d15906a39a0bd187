import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct VertexDoorTests {
    private let responder = Responder.make(rules: [Rule(answer: .reply(.text("Hello")))])

    @Test(arguments: ["", "/v1", "/session/a/v1"])
    func itAnswersAsClaudeDoes(prefix: String) throws {
        let whole = responder.respond(to: .vertex("Hi", ["stream": false], prefix: prefix))
        #expect(try whole.json["model"] == "claude-sonnet-4-20250514")
        #expect(try whole.json["id"]?.string?.hasPrefix("msg_vrtx_01") == true)
        let stream = responder.respond(to: .vertex("Hi", prefix: prefix))
        #expect(stream.headers.value(of: "content-type") == "text/event-stream; charset=utf-8")
        #expect(stream.text.hasPrefix("event: message_start\n"))
    }

    @Test func rulesSeeClaudesOwnRequest() throws {
        let request = try #require(try VertexDoor().request(Incoming(.vertex("Hi"))))
        #expect(request["model"] == "claude-sonnet-4-20250514")
        #expect(request["anthropic_version"] == nil)
        #expect(request["stream"] == true)
    }

    @Test func aModelThatIsNotThereIsGooglesError() throws {
        let response = responder.respond(to: .vertex("Hi", model: "gemini:rawPredict"))
        #expect(response.status == 404)
        #expect(try response.json["error"]?["status"] == "NOT_FOUND")
    }

    @Test func thePathNamesTheModel() throws {
        let response = responder.respond(to: .vertex("Hi", ["model": "claude-opus-4-6"]))
        #expect(try response.json["error"]?["message"] == "model: Extra inputs are not permitted")
    }

    @Test func errorsOfTheModelAreInClaudesEnvelope() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.error(.overloaded)))])
        let response = responder.respond(to: .vertex("Hi"))
        #expect(response.status == 529)
        #expect(try response.json["error"] == ["type": "overloaded_error", "message": "Overloaded"])
        #expect(try response.json["request_id"]?.string?.hasPrefix("req_vrtx_011C") == true)
    }
}
