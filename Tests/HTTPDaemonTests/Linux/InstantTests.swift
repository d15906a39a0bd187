import Testing

@testable import HTTPDaemon

struct InstantTests {
    @Test func `durations become whole nanoseconds, and never overflow`() {
        #expect(Duration.milliseconds(1500).wholeNanoseconds == 1_500_000_000)
        #expect(Duration.nanoseconds(-3).wholeNanoseconds == -3)
        #expect(Duration(secondsComponent: 0, attosecondsComponent: 999_999_999).wholeNanoseconds == 0)
        #expect(Duration.seconds(Int64.max / 2).wholeNanoseconds == .max)
        #expect(Duration.seconds(Int64.min / 2).wholeNanoseconds == .min)
    }

    @Test func `what is played is neither before the request nor near the end of time`() {
        #expect(Duration.milliseconds(3).playable == 3_000_000)
        #expect(Duration.seconds(-3).playable == 0)
        #expect(Duration.seconds(Int64.max).playable == .max / 4)
    }

    @Test func `a moment beyond the end of time is the end of time`() {
        let moment = Instant(nanoseconds: 5)
        #expect(moment.advanced(by: 6) == Instant(nanoseconds: 11))
        #expect(moment.advanced(by: .max) == Instant(nanoseconds: .max))
        #expect(moment.since(Instant(nanoseconds: 2)) == 3)
    }

    @Test func `the clock does not go back`() {
        let first = Instant.now
        #expect(Instant.now >= first)
    }
}
