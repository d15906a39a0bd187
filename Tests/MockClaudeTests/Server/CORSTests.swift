import HTTPDaemon
import Testing

@testable import MockClaude

@Suite struct CORSTests {
    private let origin = HTTPHeader("Origin", "http://localhost:3000")

    private func request(_ headers: [HTTPHeader]) -> HTTPRequest {
        HTTPRequest(method: "OPTIONS", target: "/v1/messages", headers: headers)
    }

    @Test func aRequestFromNoPageGetsNothing() {
        #expect(CORS.fields(for: request([])) == [])
    }

    @Test func anAnswerMayBeReadWithTheHeadersThatClientsActOn() {
        let fields = CORS.fields(for: request([origin]))
        #expect(fields.value(of: "access-control-allow-origin") == "http://localhost:3000")
        #expect(fields.value(of: "vary") == "Origin")
        let exposed = fields.value(of: "access-control-expose-headers") ?? ""
        #expect(exposed.hasPrefix("request-id, retry-after, retry-after-ms, "))
        #expect(exposed.contains("anthropic-ratelimit-output-tokens-reset"))
    }

    @Test func aPreflightAllowsWhatItAsksFor() {
        let response = CORS.preflight(
            request([
                origin, HTTPHeader("Access-Control-Request-Method", "POST"),
                HTTPHeader("Access-Control-Request-Headers", "content-type,x-api-key,x-new-header"),
                HTTPHeader("Access-Control-Request-Private-Network", "true"),
            ])
        )
        #expect(response.status == 204)
        #expect(response.headers.value(of: "access-control-allow-headers") == "content-type,x-api-key,x-new-header")
        #expect(response.headers.value(of: "access-control-allow-methods") == "GET, POST, PUT, DELETE, OPTIONS")
        #expect(response.headers.value(of: "access-control-allow-private-network") == "true")
    }

    @Test func aPlainOptionsRequestIsAnsweredToo() {
        let response = CORS.preflight(request([]))
        #expect(response.status == 204)
        #expect(response.headers.value(of: "access-control-allow-origin") == nil)
    }
}
