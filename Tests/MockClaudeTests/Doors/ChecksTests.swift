import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ChecksTests {
    private func error(_ request: HTTPRequest, _ validation: RequestValidator.Strictness = .strict) throws -> String? {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("x")))])
        scenario.validation = validation
        let response = Responder.make(scenario, speed: .instant).respond(to: request)
        guard response.status != 200 else { return nil }
        return "\(response.status) \(try response.json["error"]?["message"]?.string ?? "")"
    }

    private func message(_ overlay: JSONObject = [:], _ change: (inout HTTPRequest) -> Void = { _ in }) -> HTTPRequest {
        var request = HTTPRequest.message("Hi", overlay)
        change(&request)
        return request
    }

    @Test func aGoodRequestPasses() throws {
        for validation in RequestValidator.Strictness.allCases { #expect(try error(message(), validation) == nil) }
    }

    @Test func aKeyAndAVersionAreNeeded() throws {
        #expect(
            try error(message { $0.headers.removeAll { $0.name == "X-Api-Key" } }) == "401 x-api-key header is required"
        )
        #expect(
            try error(message { $0.headers.removeAll { $0.name == "anthropic-version" } })
                == "400 anthropic-version: header is required"
        )
        #expect(try error(message { $0.headers = [] }, .lenient) == nil)
    }

    @Test func aBearerTokenIsAKey() throws {
        let request = message { request in
            request.headers.removeAll { $0.name == "X-Api-Key" }
            request.headers.append(HTTPHeader("Authorization", "Bearer test"))
        }
        #expect(try error(request) == nil)
    }

    @Test func theTwoVersionsDiffer() throws {
        let old = message(["temperature": 0.5])
        let new = message(["temperature": 0.5]) { request in
            request.headers.removeAll { $0.name == "anthropic-version" }
            request.headers.append(HTTPHeader("anthropic-version", "2026-10-21"))
        }
        #expect(try error(old) == nil)
        #expect(try error(new) == "400 temperature: Extra inputs are not permitted")
        #expect(try error(new, .lenient) == nil)
    }

    @Test func lenientLooksAtTypesAndOffAtNothing() throws {
        let bad = message(["messages": "Hi"])
        #expect(try error(bad, .strict)?.hasPrefix("400 messages: ") == true)
        #expect(try error(bad, .lenient)?.hasPrefix("400 messages: ") == true)
        #expect(try error(bad, .off) == nil)
    }

    @Test func noJSONIsRefusedHoweverLittleIsChecked() throws {
        let bad = message { $0.body = Array("{".utf8) }
        for validation in RequestValidator.Strictness.allCases {
            #expect(try error(bad, validation)?.hasPrefix("400 The request body is not valid JSON: ") == true)
        }
    }

    @Test func betasAreReadFromEveryHeader() {
        let request = message {
            $0.headers += [HTTPHeader("anthropic-beta", "a-1, b-2"), HTTPHeader("Anthropic-Beta", "c-3")]
        }
        #expect(Incoming(request).betas == ["a-1", "b-2", "c-3"])
    }

    @Test func betasAreReadWithoutTheWhiteSpaceAroundThem() {
        let request = message { $0.headers.append(HTTPHeader("anthropic-beta", " a-1 ,\tb-2\t, ,, c-3 ")) }
        #expect(Incoming(request).betas == ["a-1", "b-2", "c-3"])
    }
}
