import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct ConverseDoorTests {
    private func message(_ request: HTTPRequest) throws -> String {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("x")))]).respond(to: request)
        return response.status == 200 ? "200" : try response.json["message"]?.string ?? ""
    }

    @Test func itStandsAtTwoPaths() {
        for operation in ["converse", "converse-stream"] {
            #expect(ConverseDoor().methods(at: "/model/a/\(operation)") == ["POST"])
        }
        #expect(ConverseDoor().methods(at: "/model/a/invoke") == nil)
    }

    @Test func rulesSeeClaudesOwnRequest() throws {
        var when = Condition()
        when.lastUser = .contains("weather")
        when.model = .equals("claude-sonnet-4-20250514")
        let responder = Responder.make(rules: [Rule(when: when, answer: .reply(.text("Sunny")))])
        #expect(responder.respond(to: .conversation("The weather?")).status == 200)
        #expect(responder.respond(to: .conversation("The time?")).status == 404)
    }

    @Test func theModelsErrorsAreToldAsSuch() throws {
        let request = HTTPRequest.conversation("Hi", ["inferenceConfig": ["maxTokens": 200_000]])
        #expect(try message(request).hasPrefix("The model returned the following errors: max_tokens: 200000 > 64000"))
        #expect(
            try message(
                .conversation(
                    "Hi",
                    [
                        "inferenceConfig": ["maxTokens": 200_000],
                        "additionalModelRequestFields": ["anthropic_beta": ["output-128k-2025-02-19"]],
                    ]
                )
            ) == "200"
        )
    }

    @Test func callsNeedTheirTools() throws {
        let call: JSON = ["toolUse": ["toolUseId": "t", "name": "f", "input": [:]]]
        let request = HTTPRequest.conversation("", ["messages": [["role": "assistant", "content": [call]]]])
        #expect(
            try message(request)
                == "The toolConfig field must be defined when using toolUse and toolResult content blocks."
        )
    }

    @Test func samplingParametersAreTaken() throws {
        #expect(try message(.conversation("Hi", ["inferenceConfig": ["temperature": 0.5]])) == "200")
    }
}
