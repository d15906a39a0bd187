import Testing

@testable import mock_claude

struct PlainArgumentsTests {
    @Test func pathsAndOptionsMayBeMixed() throws {
        var line = try #require(
            PlainArguments(["a.yaml", "--port", "0", "b", "--watch", "--seed=1=2"], flags: ["watch"])
        )
        #expect(line.paths == ["a.yaml", "b"])
        #expect(!line.areTaken)
        let ports = (line.take("port"), line.take("port"))
        #expect(ports == ("0", nil))
        let seed = line.take("seed")
        #expect(seed == "1=2")
        let watches = (line.takeFlag("watch"), line.takeFlag("watch"))
        #expect(watches == (true, false))
        #expect(line.areTaken)
    }

    @Test(arguments: [
        ["-h"], ["-"], ["--"], [""], ["--port"], ["--port="], ["--port", ""], ["--port", "--seed"], ["--port", "-1"],
        ["--port=-1"], ["--port", "1", "--port", "2"], ["--watch=1"], ["--watch", "--watch"],
    ])
    func whatNeedsAnExplanationIsNotPlain(_ line: [String]) {
        #expect(PlainArguments(line, flags: ["watch"]) == nil)
    }
}
