import MessagesAPI
import Testing

@testable import MockClaude

struct TokenBucketTests {
    private var bucket = TokenBucket(perMinute: 60)

    @Test func itStartsFull() {
        #expect(bucket.remaining(now: .zero) == 60)
        #expect(bucket.untilFull(now: .seconds(5)) == .zero)
        #expect(bucket.wait(for: 60, now: .zero) == .zero)
    }

    @Test mutating func itFillsSteadily() {
        bucket.take(60, now: .seconds(100))
        for second in 0...60 {
            let now = Duration.seconds(100 + second)
            #expect(bucket.remaining(now: now) == second)
            #expect(bucket.untilFull(now: now) == .seconds(60 - second))
            #expect(bucket.wait(for: 60, now: now) == .seconds(60 - second))
            #expect(bucket.wait(for: second, now: now) == .zero)
        }
        #expect(bucket.remaining(now: .seconds(1_000)) == 60)
    }

    @Test mutating func whatIsLeftIsRoundedDown() {
        bucket.take(1, now: .zero)
        #expect(bucket.remaining(now: .milliseconds(999)) == 59)
        #expect(bucket.wait(for: 60, now: .milliseconds(999)) == .milliseconds(1))
        #expect(bucket.remaining(now: .milliseconds(1000)) == 60)
    }

    @Test mutating func aDebtFlowsInFirst() {
        bucket.take(90, now: .zero)
        #expect(bucket.remaining(now: .zero) == 0)
        #expect(bucket.wait(for: 0, now: .zero) == .seconds(30))
        #expect(bucket.wait(for: 1, now: .zero) == .seconds(31))
        #expect(bucket.untilFull(now: .zero) == .seconds(90))
        #expect(bucket.remaining(now: .seconds(45)) == 15)
    }

    @Test mutating func moreThanItHoldsIsThereWhenItIsFull() {
        #expect(bucket.wait(for: 1_000, now: .zero) == .zero)
        bucket.take(15, now: .zero)
        #expect(bucket.wait(for: 1_000, now: .zero) == .seconds(15))
    }

    @Test mutating func nothingIsGivenBack() {
        bucket.take(10, now: .zero)
        bucket.take(-5, now: .zero)
        #expect(bucket.remaining(now: .zero) == 50)
        #expect(bucket.wait(for: -5, now: .zero) == .zero)
    }

    /// Threads read the clock before they wait for their turn, so the time may seem to go back a little.
    @Test mutating func anEarlierMomentMakesNothingOutOfNothing() {
        bucket.take(60, now: .seconds(10))
        bucket.take(1, now: .seconds(9))
        #expect(bucket.untilFull(now: .seconds(10)) == .seconds(61))
        #expect(bucket.remaining(now: .seconds(9)) == 0)
    }

    @Test(arguments: [1, 7, 1_000, Int.max]) func theLargestNumbersAreNoTrouble(perMinute: Int) {
        var bucket = TokenBucket(perMinute: perMinute)
        let now = Duration.seconds(1_000_000_000)
        for _ in 0..<10 { bucket.take(Int.max, now: now) }
        #expect(bucket.remaining(now: now) == 0)
        #expect(bucket.untilFull(now: now) > .seconds(60))
        #expect(bucket.untilFull(now: now) <= .seconds(365 * 86_400))
        #expect(bucket.wait(for: Int.max, now: now) == bucket.untilFull(now: now))
        #expect(bucket.remaining(now: now + .seconds(365 * 86_400)) == perMinute)
    }

    /// Who takes each token in the nanosecond in which it is there gets, after four hours, neither one more nor one less.
    @Test(arguments: [1, 7, 13, 59, 61, 97]) func nothingIsLostInALongTime(perMinute: Int) {
        var bucket = TokenBucket(perMinute: perMinute)
        bucket.take(perMinute, now: .zero)
        var now = Duration.zero
        for _ in 0..<perMinute * 240 {
            now += bucket.wait(for: 1, now: now)
            bucket.take(1, now: now)
        }
        #expect(now == .seconds(14_400))
        #expect(bucket.untilFull(now: now) == .seconds(60))
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func whoeverObeysFindsWhatIsNeeded(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let perMinute = Int.random(in: 1...(seed.isMultiple(of: 2) ? 100 : 5_000_000), using: &random)
        var bucket = TokenBucket(perMinute: perMinute)
        var now = Duration.nanoseconds(Int.random(in: 0...1_000_000_000_000, using: &random))
        for _ in 0..<40 {
            now += Duration(
                secondsComponent: 0,
                attosecondsComponent: .random(in: 0...999_999_999_999_999, using: &random)
            )
            let need = Int.random(in: 0...perMinute * 5 / 4, using: &random)
            let wait = bucket.wait(for: need, now: now)
            if wait > .zero {
                // No sooner than told, to the nanosecond.
                #expect(bucket.wait(for: need, now: now + wait - .nanoseconds(1)) > .zero)
                now += wait
            }
            #expect(bucket.wait(for: need, now: now) == .zero)
            #expect(bucket.remaining(now: now) >= min(need, perMinute))
            bucket.take(min(need, perMinute), now: now)
            #expect(bucket.remaining(now: now + bucket.untilFull(now: now)) == perMinute)
        }
    }
}
