import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct MessagesDoorTests {
    @Test(arguments: [
        ("/v1/messages", true), ("/v1/messages/", false), ("/v1/messages/count_tokens", false), ("/v1/message", false),
        ("/V1/messages", false), ("", false),
    ]) func itStandsAtOnePath(path: String, stands: Bool) {
        #expect((MessagesDoor().methods(at: path) != nil) == stands)
    }

    @Test func nothingIsGuessedWhereNoRuleAnswers() throws {
        let response = Responder.make().respond(to: .message("Hi"))
        #expect(response.status == 404)
        #expect(
            try response.json["error"] == [
                "type": "not_found_error",
                "message": "No rule answers this request: the scenario has no replies.",
            ]
        )
    }

    @Test func aRequestForTheOtherEndpointLacksWhatThisOneNeeds() throws {
        let request = HTTPRequest.message("Hi", target: "/v1/messages/count_tokens")
        let validator = RequestValidator(.strict)
        try CountTokensDoor().check(Incoming(request), with: validator)
        #expect(throws: APIError(.invalidRequest, message: "max_tokens: Field required")) {
            try MessagesDoor().check(Incoming(request), with: validator)
        }
    }

    @Test func itTakesNoGET() {
        var request = HTTPRequest.message("Hi")
        request.method = "GET"
        #expect(Responder.make(rules: [Rule(answer: .reply(.text("x")))]).respond(to: request).status == 405)
    }
}
