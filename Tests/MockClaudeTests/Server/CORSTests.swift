import HTTPDaemon
import Testing

@testable import MockClaude

@Suite struct CORSTests {
    private let origin = HTTPHeader("Origin", "http://localhost:3000")

    private func request(_ headers: [HTTPHeader]) -> HTTPRequest {
        HTTPRequest(method: "OPTIONS", target: "/v1/messages", headers: headers)
    }

    private func fields(of headers: [HTTPHeader], for request: HTTPRequest) -> [HTTPHeader] {
        var headers = headers
        CORS.addFields(to: &headers, for: request)
        return headers
    }

    @Test func aRequestFromNoPageGetsNothing() {
        #expect(fields(of: [HTTPHeader("a", "b")], for: request([])) == [HTTPHeader("a", "b")])
    }

    @Test func anAnswerMayBeReadWithAllItsFields() {
        let answer = [HTTPHeader("request-id", "req_1"), HTTPHeader("retry-after", "1"), HTTPHeader("x-of-mine", "2")]
        #expect(
            fields(of: answer, for: request([origin])) == answer + [
                HTTPHeader("access-control-allow-origin", "http://localhost:3000"),
                HTTPHeader("access-control-allow-credentials", "true"),
                HTTPHeader("access-control-expose-headers", "request-id, retry-after, x-of-mine"),
                HTTPHeader("vary", "Origin"),
            ]
        )
    }

    @Test func whatAScenarioSaysStays() {
        let answer = [HTTPHeader("Access-Control-Allow-Origin", "https://example.com")]
        #expect(fields(of: answer, for: request([origin])) == answer)
    }

    @Test func aPreflightAllowsWhatItAsksFor() {
        let fields = CORS.preflightFields(
            for: request([
                origin, HTTPHeader("Access-Control-Request-Method", "POST"),
                HTTPHeader("Access-Control-Request-Headers", "content-type,x-api-key,x-new-header"),
                HTTPHeader("Access-Control-Request-Private-Network", "true"),
            ])
        )
        #expect(fields.value(of: "access-control-allow-origin") == "http://localhost:3000")
        #expect(fields.value(of: "access-control-allow-headers") == "content-type,x-api-key,x-new-header")
        #expect(fields.value(of: "access-control-allow-methods") == "GET, POST, PUT, DELETE, OPTIONS")
        #expect(fields.value(of: "access-control-allow-private-network") == "true")
    }

    @Test func aPlainOptionsRequestIsAnsweredToo() {
        #expect(
            CORS.preflightFields(for: request([])).map(\.name) == [
                "access-control-allow-methods", "access-control-max-age",
            ]
        )
    }
}
