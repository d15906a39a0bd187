import MessagesAPI
import Scenario
import Synchronization
import Testing
import Timeline

@testable import MockClaude

struct RateLimiterTests {
    private func limiter(
        requests: Int? = nil,
        input: Int? = nil,
        output: Int? = nil,
        concurrent: Int? = nil
    ) -> RateLimiter {
        RateLimiter(.make(requests: requests, input: input, output: output, concurrent: concurrent))
    }

    @Test func withoutLimitsNothingIsRefused() {
        var limiter = limiter()
        for _ in 0..<1_000 {
            #expect(limiter.admit(1_000_000, now: .zero) == nil)
            limiter.spend(outputTokens: 1_000_000, now: .zero)
        }
        #expect(limiter.isUnused(now: .zero))
    }

    @Test func requestsAreCounted() {
        var limiter = limiter(requests: 3)
        for _ in 0..<3 { #expect(limiter.admit(1_000, now: .zero) == nil) }
        #expect(limiter.admit(now: .zero) == Refusal(limit: .requests, allowed: 3, wait: .seconds(20)))
        #expect(limiter.admit(now: .seconds(15)) == Refusal(limit: .requests, allowed: 3, wait: .seconds(5)))
        #expect(limiter.admit(now: .seconds(20)) == nil)
        #expect(limiter.admit(now: .seconds(20))?.wait == .seconds(20))
    }

    @Test func inputTokensAreCounted() {
        var limiter = limiter(input: 600)
        #expect(limiter.admit(400, now: .zero) == nil)
        #expect(limiter.admit(300, now: .zero) == Refusal(limit: .inputTokens, allowed: 600, wait: .seconds(10)))
        #expect(limiter.admit(200, now: .zero) == nil)
        #expect(limiter.admit(1, now: .zero)?.wait == .milliseconds(100))
    }

    @Test func aRequestOfMoreThanAMinutesWorthEmptiesAFullBucket() {
        var limiter = limiter(input: 600)
        #expect(limiter.admit(5_000, now: .zero) == nil)
        #expect(limiter.admit(5_000, now: .zero)?.wait == .seconds(60))
        #expect(limiter.admit(5_000, now: .seconds(60)) == nil)
    }

    @Test func outputTokensAreTakenWhenTheyAreKnown() {
        var limiter = limiter(output: 60)
        for _ in 0..<5 { #expect(limiter.admit(now: .zero) == nil) }
        limiter.spend(outputTokens: 59, now: .zero)
        #expect(limiter.admit(now: .zero) == nil)
        limiter.spend(outputTokens: 1, now: .zero)
        #expect(limiter.admit(now: .zero) == Refusal(limit: .outputTokens, allowed: 60, wait: .seconds(1)))
        limiter.spend(outputTokens: 90, now: .zero)
        #expect(limiter.admit(now: .zero)?.wait == .seconds(91))
        #expect(limiter.admit(now: .seconds(91)) == nil)
    }

    @Test func noMoreAreUnderWayThanMayBe() {
        var limiter = limiter(concurrent: 2)
        let replies = Replies()
        for number in 0..<2 { #expect(limiter.admit(under: replies, number, now: .zero) == nil) }
        let refusal = Refusal(limit: .concurrent, allowed: 2, wait: .seconds(1))
        #expect(limiter.admit(under: replies, 2, now: .zero) == refusal)
        #expect(limiter.admit(under: replies, 3, now: .seconds(3_600)) == refusal)
        #expect(!limiter.isUnused(now: .zero))
        replies.end(1)
        #expect(limiter.admit(under: replies, 4, now: .zero) == nil)
        #expect(limiter.admit(under: replies, 5, now: .zero) == refusal)
        replies.end(0)
        replies.end(4)
        #expect(limiter.isUnused(now: .zero))
        for number in 6..<8 { #expect(limiter.admit(under: replies, number, now: .zero) == nil) }
        #expect(limiter.admit(under: replies, 8, now: .zero) == refusal)
    }

    @Test func theLongestWaitIsTold() {
        var limiter = limiter(requests: 60, input: 600, output: 60, concurrent: 1)
        let replies = Replies()
        #expect(limiter.admit(0, under: replies, 0, now: .zero) == nil)
        #expect(limiter.admit(0, now: .zero)?.limit == .concurrent)
        limiter.spend(outputTokens: 62, now: .zero)
        #expect(limiter.admit(0, now: .zero) == Refusal(limit: .outputTokens, allowed: 60, wait: .seconds(3)))
        replies.end(0)
        #expect(limiter.admit(600, now: .zero)?.limit == .outputTokens)
        #expect(limiter.admit(600, now: .seconds(3)) == nil)
        #expect(limiter.admit(600, now: .seconds(3)) == Refusal(limit: .inputTokens, allowed: 600, wait: .seconds(60)))
    }

    @Test func aRefusedRequestTakesNothing() {
        let replies = Replies()
        var limiter = limiter(requests: 2, input: 600, output: 60, concurrent: 3)
        #expect(limiter.admit(500, under: replies, 0, now: .zero) == nil)
        limiter.spend(outputTokens: 10, now: .zero)
        let before = (limiter.requests, limiter.input, limiter.output)
        for number in 1..<100 {
            #expect(limiter.admit(600, under: replies, number, now: .zero)?.limit == .inputTokens)
        }
        #expect(before == (limiter.requests, limiter.input, limiter.output))
        // Its place is not taken either: two more may be under way.
        #expect(limiter.admit(1, under: replies, 100, now: .zero) == nil)
        #expect(limiter.admit(1, under: replies, 101, now: .zero)?.limit == .requests)
        #expect(limiter.admit(1, under: replies, 101, now: .seconds(30)) == nil)
        #expect(limiter.admit(1, under: replies, 102, now: .seconds(60))?.limit == .concurrent)
    }

    @Test func itIsUnusedAgainWhenAllIsThere() {
        var limiter = limiter(requests: 60, input: 600, output: 60)
        #expect(limiter.isUnused(now: .zero))
        _ = limiter.admit(100, now: .zero)
        #expect(!limiter.isUnused(now: .seconds(1)))
        #expect(limiter.isUnused(now: .seconds(10)))
        limiter.spend(outputTokens: 20, now: .seconds(10))
        #expect(!limiter.isUnused(now: .seconds(29)))
        #expect(limiter.isUnused(now: .seconds(30)))
    }

    /// A client that waits as it is told, to the millisecond or to the second, is let through at once.
    @Test(arguments: 0..<200 as Range<UInt64>) func whoeverObeysIsLetThrough(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func some(_ range: ClosedRange<Int>) -> Int? {
            Bool.random(using: &random) ? .random(in: range, using: &random) : nil
        }
        var limiter = limiter(requests: some(1...500), input: some(1...40_000), output: some(1...8_000))
        let field = seed.isMultiple(of: 2) ? ("retry-after", Duration.seconds(1)) : ("retry-after-ms", .milliseconds(1))
        var now = Duration.zero
        for _ in 0..<60 {
            now += .nanoseconds(Int.random(in: 0...100_000_000, using: &random))
            let tokens = Int.random(in: 1...5_000, using: &random)
            if let refusal = limiter.admit(tokens, now: now) {
                let told = try #require(refusal.headers.first { $0.name == field.0 }.flatMap { Int($0.value) })
                now += field.1 * told
                #expect(limiter.admit(tokens, now: now) == nil)
            }
            limiter.spend(outputTokens: .random(in: 0...2_000, using: &random), now: now)
        }
    }

    /// Many clients that all come back as told: none gets in beyond the limit, and the limit is used up.
    @Test func manyClientsShareTheMinute() {
        var limiter = limiter(requests: 30)
        var due = [Duration](repeating: .zero, count: 100)
        var admitted: [Duration] = []
        while let (client, now) = due.enumerated().min(by: { $0.element < $1.element }), now < .seconds(600) {
            if let refusal = limiter.admit(now: now) {
                due[client] = now + refusal.wait
            } else {
                admitted.append(now)
                due[client] = now + .milliseconds(1)
            }
        }
        // A minute's worth at once, then thirty in each of the ten minutes, the last of which ends after the count.
        #expect(admitted.count == 30 + 10 * 30 - 1)
        #expect(admitted.prefix(30).allSatisfy { $0 < .milliseconds(30) })
    }
}

extension Limits {
    /// Limits as a file would name them.
    static func make(
        requests: Int? = nil,
        input: Int? = nil,
        output: Int? = nil,
        concurrent: Int? = nil,
        per scope: Scope = .apiKey
    ) -> Limits {
        var limits = Limits()
        limits.requestsPerMinute = requests
        limits.inputTokensPerMinute = input
        limits.outputTokensPerMinute = output
        limits.concurrent = concurrent
        limits.scope = scope
        return limits
    }
}

extension RateLimiter {
    /// Admits a request whose reply is over at once.
    fileprivate mutating func admit(_ inputTokens: Int = 1, now: Duration) -> Refusal? {
        admit(inputTokens: inputTokens, isUnderWay: { false }, now: now)
    }

    /// Admits a request whose reply ends when the test says so.
    fileprivate mutating func admit(
        _ inputTokens: Int = 1,
        under replies: Replies,
        _ number: Int,
        now: Duration
    ) -> Refusal? {
        admit(inputTokens: inputTokens, isUnderWay: { replies.isUnderWay(number) }, now: now)
    }
}

/// Replies that a test ends.
private final class Replies: Sendable {
    private let ended = Mutex<Set<Int>>([])

    func isUnderWay(_ number: Int) -> Bool { ended.withLock { !$0.contains(number) } }

    func end(_ number: Int) { ended.withLock { _ = $0.insert(number) } }
}
