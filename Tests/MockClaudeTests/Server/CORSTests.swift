import HTTPDaemon
import Testing
import Timeline

@testable import MockClaude

struct CORSTests {
    private let origin = HTTPHeader("Origin", "http://localhost:3000")

    private func request(_ headers: [HTTPHeader]) -> HTTPRequest {
        HTTPRequest(method: "OPTIONS", target: "/v1/messages", headers: HTTPHeaders(headers))
    }

    @Test func aRequestFromNoPageGetsNothing() {
        #expect(CORS.fields(for: request([]), exposing: [HTTPHeader("a", "b")]) == [])
    }

    @Test func anAnswerMayBeReadWithAllItsFields() {
        let answer: HTTPHeaders = [
            HTTPHeader("request-id", "req_1"), HTTPHeader("retry-after", "1"), HTTPHeader("x-of-mine", "2"),
        ]
        #expect(
            CORS.fields(for: request([origin]), exposing: answer) == [
                .init("access-control-allow-origin", "http://localhost:3000"),
                .init("access-control-allow-credentials", "true"),
                .init(
                    "access-control-expose-headers",
                    "request-id, retry-after, retry-after-ms, x-should-retry, x-of-mine"
                ),
                .init("vary", "Origin"),
            ]
        )
    }

    @Test func aPreflightAllowsWhatItAsksFor() {
        let fields = CORS.preflightFields(
            for: request([
                origin, HTTPHeader("Access-Control-Request-Method", "POST"),
                HTTPHeader("Access-Control-Request-Headers", "content-type,x-api-key,x-new-header"),
                HTTPHeader("Access-Control-Request-Private-Network", "true"),
            ])
        )
        #expect(
            fields == [
                .init("access-control-allow-origin", "http://localhost:3000"),
                .init("access-control-allow-credentials", "true"),
                .init("access-control-expose-headers", "request-id, retry-after, retry-after-ms, x-should-retry"),
                .init("vary", "Origin"),
                .init("access-control-allow-methods", "GET, POST, PUT, DELETE, OPTIONS"),
                .init("access-control-allow-headers", "content-type,x-api-key,x-new-header"),
                .init("access-control-allow-private-network", "true"), .init("access-control-max-age", "600"),
            ]
        )
    }

    @Test func aPlainOptionsRequestIsAnsweredToo() {
        #expect(
            CORS.preflightFields(for: request([])).map(\.name) == [
                "access-control-allow-methods", "access-control-max-age",
            ]
        )
    }
}
