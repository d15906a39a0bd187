import Testing

@testable import HTTPDaemon

struct PendingResetTests {
    private func at(_ microseconds: Int64) -> Instant {
        Instant(nanoseconds: microseconds * 1000)
    }

    @Test func `what was acknowledged holds nothing back`() {
        var reset = PendingReset()
        #expect(reset.holdBack(.acknowledged, now: at(0)) == nil)
    }

    @Test func `what was sent is waited for, at growing intervals, for two milliseconds`() {
        var reset = PendingReset()
        #expect(reset.holdBack(.sent, now: at(1000)) == at(1050))
        #expect(reset.holdBack(.sent, now: at(1050)) == at(1150))
        #expect(reset.holdBack(.sent, now: at(1150)) == at(1350))
        #expect(reset.holdBack(.sent, now: at(2999)) == at(3399))
        #expect(reset.holdBack(.sent, now: at(3000)) == nil)
    }

    @Test func `what was not sent is waited for as long as it takes, and the waiting begins again`() {
        var reset = PendingReset()
        var now = at(0)
        var last = now
        for _ in 0..<20 {
            last = now
            guard let next = reset.holdBack(.unsent, now: now) else {
                Issue.record("not held back")
                return
            }
            now = next
        }
        #expect(now.since(last) == 10_000_000)
        #expect(reset.holdBack(.sent, now: now) == now.advanced(by: 50_000))
        #expect(reset.holdBack(.acknowledged, now: now) == nil)
    }
}
