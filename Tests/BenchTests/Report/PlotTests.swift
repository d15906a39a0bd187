import Testing

@testable import bench

struct PlotTests {
    @Test func `an axis goes from power to power`() {
        let axis = Plot.Axis([3, 40, 2000])
        #expect(axis.marks == [1, 10, 100, 1000, 10_000])
        #expect(axis.share(of: 1) == 0)
        #expect(axis.share(of: 100) == 0.5)
        #expect(axis.share(of: 10_000) == 1)
        #expect(axis.share(of: 0) == 0)
    }

    @Test func `an axis of one value, or none, has a length`() {
        #expect(Plot.Axis([10]).marks == [10, 100])
        #expect(Plot.Axis([]).marks == [1, 10])
    }

    @Test func `every series is drawn and named`() {
        let plot = Plot(
            title: "Cost",
            xLabel: "events",
            yLabel: "us",
            series: [
                .init(name: "ours", points: [(1, 1), (100, 10)]), .init(name: "floor", points: [(1, 10), (100, 10)]),
            ]
        )
        let svg = plot.svg
        #expect(svg.contains(#"points="76,374 556,44"/>"#))
        #expect(svg.contains(#"points="76,44 556,44"/>"#))
        for text in [">ours</text>", ">floor</text>", ">Cost</text>", ">events</text>", ">us</text>", ">100</text>"] {
            #expect(svg.contains(text))
        }
    }
}
