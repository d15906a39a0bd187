import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct BedrockChecksTests {
    private func answer(_ request: HTTPRequest, _ validation: RequestValidator.Strictness = .strict) throws -> String {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("x")))])
        scenario.validation = validation
        let response = Responder.make(scenario).respond(to: request)
        if response.status == 200 { return "200" }
        let name = response.headers.value(of: "x-amzn-errortype")?.split(separator: ":").first ?? ""
        return "\(response.status) \(name): \(try response.json["message"]?.string ?? "")"
    }

    @Test func aRequestMustBeSigned() throws {
        var request = HTTPRequest.invocation("Hi")
        #expect(try answer(request) == "200")
        request.headers = []
        #expect(try answer(request) == "403 MissingAuthenticationTokenException: Missing Authentication Token")
        #expect(try answer(request, .lenient) == "200")
    }

    @Test func theModelMustBeThere() throws {
        let request = HTTPRequest.bedrock("converse", ["messages": []], model: "amazon.nova-lite-v1:0")
        #expect(try answer(request) == "400 ValidationException: The provided model identifier is invalid.")
    }

    @Test func aModelOfTheAccountsIsAnyModel() throws {
        var request = HTTPRequest.invocation("Hi")
        request.target = "/model/arn:aws:bedrock:us-east-1:1:application-inference-profile%2Fabc/invoke"
        #expect(try answer(request) == "200")
    }

    @Test func aCompressedBodyIsNotTakenForWrongJSON() throws {
        var request = HTTPRequest.invocation("Hi")
        request.headers.append(HTTPHeader("content-encoding", "gzip"))
        #expect(try answer(request).hasPrefix("400 ValidationException: The content-encoding 'gzip' is not supported"))
    }

    @Test func theBodyMustBeJSON() throws {
        var request = HTTPRequest.invocation("Hi")
        request.body = Array("{".utf8)
        let malformed =
            "400 ValidationException: Malformed input request, please reformat your input and try again."
        #expect(try answer(request) == malformed)
        #expect(try answer(request, .off) == malformed)
    }
}
