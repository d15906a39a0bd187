import MessagesAPI
import Testing

@testable import bench

struct BaselineTests {
    private let baseline = Baseline(toolchain: "Swift 6", counts: [("first", 1000), ("second", 2000)])

    @Test func `it is read as it was written`() throws {
        let read = try Baseline(JSON(parsing: baseline.json.indented))
        #expect(read.toolchain == "Swift 6")
        #expect(read.counts.map(\.name) == ["first", "second"])
        #expect(read.counts.map(\.count) == [1000, 2000])
    }

    @Test func `a tenth more is let through, and less is`() {
        #expect(baseline.complaints(about: [("first", 1100), ("second", 5)]) == [])
    }

    @Test func `what has grown by more, or is new, is named`() {
        #expect(
            baseline.complaints(about: [("first", 1101), ("second", 4000), ("third", 1)]) == [
                "first: 10.1 % more instructions than in the baseline",
                "second: 100 % more instructions than in the baseline", "third: not in the baseline",
            ]
        )
    }

    @Test func `another file is no baseline`() {
        #expect(throws: ServerProcess.Failure.self) { try Baseline(["toolchain": "Swift 6"]) }
    }
}
