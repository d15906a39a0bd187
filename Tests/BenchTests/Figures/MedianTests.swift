import Testing

@testable import bench

struct MedianTests {
    @Test(arguments: [([3.0, 1, 2], 2.0), ([4, 1, 2, 3], 2.5), ([7], 7), ([], 0)] as [([Double], Double)])
    func `it is the middle`(_ values: [Double], _ middle: Double) {
        #expect(Median.of(values) == middle)
    }

    @Test(arguments: [([2.0, 3, 2.5], 0.5), ([2, 2], 0), ([], 0), ([0, 1], 0)] as [([Double], Double)])
    func `the spread is how far the largest is above the least`(_ values: [Double], _ spread: Double) {
        #expect(Median.spread(of: values) == spread)
    }
}
