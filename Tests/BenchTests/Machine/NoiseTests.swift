import Testing

@testable import bench

struct NoiseTests {
    @Test func `shares are of the time between two looks`() {
        let before = MachineTimes(stat: "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 1 2 3\n")
        let after = MachineTimes(stat: "cpu  150 10 120 900 0 5 5 10 0 0\n")
        #expect(after.share(\.busy, since: before) == 0.45)
        #expect(after.share(\.stolen, since: before) == 0.05)
    }

    @Test func `no time and no file are nothing`() {
        let times = MachineTimes(stat: "")
        #expect(times.share(\.busy, since: times) == 0)
    }
}
