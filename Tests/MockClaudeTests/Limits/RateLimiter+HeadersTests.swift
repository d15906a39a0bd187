import Scenario
import Testing
import Timeline

@testable import MockClaude

struct RateLimiterHeadersTests {
    /// 2025-10-30T16:17:35Z, counted from 1970.
    private static let then = Duration.seconds(1_761_841_055)

    private func fields(_ limiter: RateLimiter, now: Duration) -> [String] {
        limiter.headers(now: now, wallClock: Self.then + now).map { "\($0.name): \($0.value)" }
    }

    @Test func allOfThemInTheServicesOrder() {
        var limiter = RateLimiter(.make(requests: 50, input: 30_000, output: 8_000, concurrent: 4))
        _ = limiter.admit(inputTokens: 1_000, isUnderWay: { true }, now: .zero)
        limiter.spend(outputTokens: 800, now: .zero)
        #expect(
            fields(limiter, now: .zero) == [
                "anthropic-ratelimit-requests-limit: 50",
                "anthropic-ratelimit-requests-remaining: 49",
                "anthropic-ratelimit-requests-reset: 2025-10-30T16:17:37Z",
                "anthropic-ratelimit-input-tokens-limit: 30000",
                "anthropic-ratelimit-input-tokens-remaining: 29000",
                "anthropic-ratelimit-input-tokens-reset: 2025-10-30T16:17:37Z",
                "anthropic-ratelimit-output-tokens-limit: 8000",
                "anthropic-ratelimit-output-tokens-remaining: 7200",
                "anthropic-ratelimit-output-tokens-reset: 2025-10-30T16:17:41Z",
                "anthropic-ratelimit-tokens-limit: 38000",
                "anthropic-ratelimit-tokens-remaining: 36200",
                "anthropic-ratelimit-tokens-reset: 2025-10-30T16:17:41Z",
            ]
        )
    }

    @Test(
        arguments: [
            (.make(), []),
            (.make(concurrent: 3), []),
            (.make(requests: 1), ["requests"]),
            (.make(input: 1), ["input-tokens"]),
            (.make(output: 1), ["output-tokens"]),
            (.make(requests: 1, output: 1), ["requests", "output-tokens"]),
            (.make(input: 1, output: 1), ["input-tokens", "output-tokens", "tokens"]),
        ] as [(Limits, [String])]
    ) func onlyForTheLimitsThatThereAre(limits: Limits, names: [String]) {
        let expected = names.flatMap { name in
            ["limit", "remaining", "reset"].map { "anthropic-ratelimit-\(name)-\($0)" }
        }
        #expect(RateLimiter(limits).headers(now: .zero, wallClock: Self.then).map(\.name) == expected)
    }

    @Test func theyCountUpThroughAMinute() {
        var limiter = RateLimiter(.make(requests: 60))
        for _ in 0..<60 { _ = limiter.admit(inputTokens: 1, isUnderWay: { false }, now: .zero) }
        for second in 0...60 {
            let fields = fields(limiter, now: .seconds(second))
            #expect(fields[1] == "anthropic-ratelimit-requests-remaining: \(second)")
            #expect(fields[2] == "anthropic-ratelimit-requests-reset: 2025-10-30T16:18:35Z")
        }
        #expect(fields(limiter, now: .seconds(61))[2] == "anthropic-ratelimit-requests-reset: 2025-10-30T16:18:36Z")
    }

    @Test func theResetIsNeverTooEarly() {
        let limiter = RateLimiter(.make(requests: 60))
        #expect(fields(limiter, now: .nanoseconds(1))[2].hasSuffix("16:17:36Z"))
        #expect(fields(limiter, now: .milliseconds(1_000))[2].hasSuffix("16:17:36Z"))
        #expect(fields(limiter, now: .milliseconds(1_001))[2].hasSuffix("16:17:37Z"))
    }

    @Test func aDebtLeavesNothing() {
        var limiter = RateLimiter(.make(input: 100, output: 60))
        limiter.spend(outputTokens: 90, now: .zero)
        #expect(
            limiter.headers(now: .zero, wallClock: Self.then).map(\.value).filter { $0.count < 4 } == [
                "100", "100", "60", "0", "160", "100",
            ]
        )
        #expect(fields(limiter, now: .zero).last == "anthropic-ratelimit-tokens-reset: 2025-10-30T16:19:05Z")
    }

    @Test func theLargestNumbersAreNoTrouble() {
        let limiter = RateLimiter(.make(input: .max, output: .max))
        #expect(fields(limiter, now: .zero)[6] == "anthropic-ratelimit-tokens-limit: 18446744073709551614")
    }
}
