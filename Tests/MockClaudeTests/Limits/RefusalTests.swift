import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct RefusalTests {
    private func fields(_ wait: Duration) -> [String] {
        Refusal(limit: .requests, allowed: 5, wait: wait).headers.map { "\($0.name): \($0.value)" }
    }

    @Test(
        arguments: [
            (
                .limit(.requests, 50),
                "This request would exceed your organization's rate limit of 50 requests per minute."
            ),
            (
                .limit(.inputTokens, 30_000),
                "This request would exceed your organization's rate limit of 30,000 input tokens per minute."
            ),
            (
                .limit(.outputTokens, 1_234_567),
                "This request would exceed your organization's rate limit of 1,234,567 output tokens per minute."
            ),
            (.limit(.concurrent, 100), "Number of concurrent connections has exceeded your rate limit of 100."),
        ] as [(Refusal, String)]
    ) func theErrorNamesTheLimit(refusal: Refusal, sentence: String) {
        #expect(refusal.error.type == .rateLimit)
        #expect(refusal.error.status == 429)
        #expect(refusal.error.message == sentence + " Please try again later.")
    }

    @Test func theWaitIsToldInSecondsAndInMilliseconds() {
        #expect(fields(.seconds(7)) == ["retry-after: 7", "retry-after-ms: 7000"])
        #expect(fields(.milliseconds(1_250)) == ["retry-after: 2", "retry-after-ms: 1250"])
    }

    @Test func neitherIsEverTooShort() {
        #expect(fields(.nanoseconds(1)) == ["retry-after: 1", "retry-after-ms: 1"])
        #expect(fields(.milliseconds(250)) == ["retry-after: 1", "retry-after-ms: 250"])
        #expect(fields(.nanoseconds(2_000_000_001)) == ["retry-after: 3", "retry-after-ms: 2001"])
    }
}

extension Refusal {
    fileprivate static func limit(_ limit: Limit, _ allowed: Int) -> Refusal {
        Refusal(limit: limit, allowed: allowed, wait: .seconds(1))
    }
}
