import HTTPDaemon
import Testing

@testable import MockClaude

struct RetryAdviceTests {
    private func advice(_ headers: [String: String]) -> RetryAdvice {
        RetryAdvice(
            headers: HTTPHeaders(headers.map { HTTPHeader($0.key, $0.value) }),
            now: .seconds(5),
            wallClock: .seconds(784_111_770)
        )
    }

    @Test func millisecondsGoBeforeSeconds() {
        #expect(advice(["Retry-After-Ms": "1500.0", "retry-after": "9"]).wait == .span(.milliseconds(1500)))
        #expect(advice(["retry-after-ms": "0", "retry-after": "9"]).wait == .span(.seconds(9)))
        #expect(advice(["retry-after-ms": "soon", "retry-after": "9"]).wait == .span(.seconds(9)))
    }

    @Test func aDateIsAMoment() {
        #expect(advice(["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"]).wait == .until(.seconds(12)))
    }

    @Test(arguments: ["", "soon", "-1", "1e300", "nan"]) func anythingElseIsNothing(value: String) {
        #expect(advice(["retry-after": value]).wait == nil)
    }

    @Test func aWaitWithoutEndIsALongOne() {
        let digits = String(repeating: "9", count: 400)
        #expect(advice(["retry-after": digits]).wait == .span(.seconds(1e9)))
        #expect(advice(["retry-after-ms": digits]).wait == .span(.seconds(1e9)))
    }

    @Test(arguments: [("true", true), ("False", false), ("yes", nil)]) func whetherToRetry(value: String, retry: Bool?)
    {
        #expect(advice(["X-Should-Retry": value]).shouldRetry == retry)
        #expect(advice([:]).shouldRetry == nil)
    }
}
