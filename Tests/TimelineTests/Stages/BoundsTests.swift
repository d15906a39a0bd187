import Testing

@testable import Timeline

struct BoundsTests {
    @Test func aDurationWithinItsBoundsStays() {
        #expect(Duration.seconds(5).bounded(by: .longestWait) == .seconds(5))
        #expect(Duration.seconds(-5).bounded(by: .longestWait) == .zero)
        #expect(Duration.seconds(Int64.max).bounded(by: .latest) == .latest)
    }

    @Test(arguments: [(0.25, 0.25), (7, 1), (.infinity, 1), (-7, 0), (-.infinity, 0), (.nan, 0)] as [(Double, Double)])
    func aNumberGetsIntoItsBounds(number: Double, bounded: Double) {
        #expect(number.bounded(0, 1) == bounded)
    }

    @Test(arguments: [(1.5, 1_500), (1e300, 86_400_000), (-1, 0), (.nan, 0)] as [(Double, Int)])
    func aWaitInSeconds(seconds: Double, milliseconds: Int) {
        #expect(Duration.waiting(seconds: seconds) == .milliseconds(milliseconds))
    }
}
