import MessagesAPI
import Testing

@testable import bench

struct FigureTests {
    private func figure(_ value: Double, _ other: Double?, _ target: Figure.Target) -> Figure {
        Figure(name: "CPU", unit: "us", value: value, other: other.map { ("nginx", $0) }, target: target)
    }

    @Test func `a target is met by what is on its side`() {
        #expect(figure(12, nil, .atMost(12)).isMet == true)
        #expect(figure(12.1, nil, .atMost(12)).isMet == false)
        #expect(figure(13, 10, .ratioAtMost(1.3)).isMet == true)
        #expect(figure(13.1, 10, .ratioAtMost(1.3)).isMet == false)
        #expect(figure(8, 10, .ratioAtLeast(0.8)).isMet == true)
        #expect(figure(7.9, 10, .ratioAtLeast(0.8)).isMet == false)
        #expect(figure(1, 10, .none).isMet == nil)
    }

    @Test func `a ratio to nothing is not met`() {
        #expect(figure(13, 0, .ratioAtMost(1.3)).isMet == false)
        #expect(figure(13, nil, .ratioAtLeast(0.8)).isMet == false)
    }

    @Test func `its columns are for people`() {
        #expect(
            figure(13, 10, .ratioAtMost(1.25)).columns == ["CPU", "13 us", "10 nginx", "1.30", "<= 1.25 x", "MISSED"]
        )
        #expect(figure(13, nil, .none).columns == ["CPU", "13 us", "", "", "", ""])
    }

    @Test func `its JSON is for programs`() {
        #expect(
            figure(15, 10, .ratioAtMost(2)).json.description
                == #"{"name":"CPU","unit":"us","value":15.0,"against":"nginx","against_value":10.0,"ratio":1.5,"#
                + #""target":"<= 2 x","met":true}"#
        )
    }

    @Test(arguments: [
        (1234.5, "1235"), (99.96, "100"), (12.34, "12.3"), (12.0, "12"), (1.234, "1.23"), (0.999, "1"), (1.5, "1.50"),
        (0.0, "0"),
        (-0.5, "-0.50"), (.infinity, "-"),
    ])
    func `numbers have three digits that count`(_ value: Double, _ text: String) {
        #expect(Decimals.text(value) == text)
    }
}
