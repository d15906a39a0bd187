import Testing

@testable import bench

struct LinearFitTests {
    private let sizes = [10.0, 100, 1000, 10_000]

    @Test func `a line through points of a line is that line`() {
        let fit = LinearFit(sizes.map { ($0, 5 + 0.25 * $0) })
        #expect(abs(fit.start - 5) < 0.001)
        #expect(abs(fit.slope - 0.25) < 0.001)
        #expect(abs(fit.cost(of: 20) - 10) < 0.001)
    }

    @Test func `what grows with its size is on the line`() {
        #expect(abs(LinearFit.excess(of: sizes.map { ($0, 5 + 0.25 * $0) })) < 0.001)
    }

    @Test func `what grows faster is far above, and what grows slower is below`() {
        #expect(LinearFit.excess(of: sizes.map { ($0, 5 + 0.25 * $0 + 0.001 * $0 * $0) }) > 1)
        #expect(LinearFit.excess(of: sizes.map { ($0, $0.squareRoot()) }) < 0)
    }
}
