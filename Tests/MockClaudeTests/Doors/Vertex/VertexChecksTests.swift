import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct VertexChecksTests {
    private func message(_ request: HTTPRequest, _ validation: RequestValidator.Strictness = .strict) throws -> String {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("x")))])
        scenario.validation = validation
        let response = Responder.make(scenario).respond(to: request)
        return response.status == 200 ? "200" : try response.json["error"]?["message"]?.string ?? ""
    }

    @Test func aTokenIsNeeded() throws {
        var request = HTTPRequest.vertex("Hi")
        #expect(try message(request) == "200")
        request.headers = []
        #expect(try message(request).hasPrefix("Request is missing required authentication credential."))
        #expect(try message(request, .lenient) == "200")
    }

    @Test func theBodyNamesAVersion() throws {
        #expect(try message(.vertex("Hi", ["anthropic_version": "2026-10-21"])) == "200")
        #expect(
            try message(.vertex("Hi", ["anthropic_version": "bedrock-2023-05-31"]))
                == "anthropic_version: Input should be 'vertex-2023-10-16'"
        )
        #expect(try message(.vertex("Hi", ["anthropic_version": 1]), .lenient) == "200")
    }

    @Test func theVersionsDiffer() throws {
        #expect(try message(.vertex("Hi", ["temperature": 0.5])) == "200")
        #expect(
            try message(.vertex("Hi", ["temperature": 0.5, "anthropic_version": "2026-10-21"]))
                == "temperature: Extra inputs are not permitted"
        )
    }

    @Test func theBodyMustBeJSON() throws {
        var request = HTTPRequest.vertex("Hi")
        request.body = Array("{".utf8)
        #expect(try message(request, .off).hasPrefix("The request body is not valid JSON: "))
    }
}
