import Testing

@testable import bench

struct HistogramTests {
    @Test func `a value is told to one part in 64`() {
        for value in [0, 1, 63, 64, 65, 127, 128, 1000, 20_000_000, Int64.max / 2] {
            var histogram = Histogram()
            histogram.add(value)
            #expect(histogram.quantile(0.5) >= value)
            #expect(histogram.quantile(0.5) <= value + value / 64)
        }
    }

    @Test func `a share of the values does not exceed a quantile`() {
        var histogram = Histogram()
        for value in 1...50 { histogram.add(Int64(value)) }
        #expect(histogram.quantile(0.5) == 25)
        #expect(histogram.quantile(0.99) == 50)
        #expect(histogram.quantile(0.02) == 1)
        #expect(Histogram().quantile(0.5) == 0)
    }

    @Test func `what another has is added`() {
        var histogram = Histogram()
        histogram.add(-5)
        var other = Histogram()
        other.add(7)
        other.add(7)
        histogram.add(other)
        #expect(histogram.count == 3)
        let third: Double = 1 / 3
        #expect(histogram.distribution.map(\.value) == [0, 7])
        #expect(histogram.distribution.map(\.share) == [third, 1])
    }
}
