import ArgumentParser
import Testing

@testable import mock_claude

@Suite struct PlainArgumentsTests {
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

    @Test(arguments: [
        [], ["a.yaml", "b"], ["--port", "0"], ["--host=::1", "--port-file", "p", "--control-port", "7"],
        ["--seed", "9", "a", "--speed", "2x", "--ignore", "/a"],
        ["--watch", "--log-format", "json", "--log-level=debug"],
    ])
    func aPlainLineSaysTheSameToBothParsers(_ line: [String]) throws {
        #expect(try Self.said(#require(ServeChoice(line))) == Self.said(Serve.parse(line).choice))
    }

    @Test(arguments: [
        ["--help"], ["--port", "65536"], ["--seed", "x"], ["--speed", "0"], ["--ignore", "a"], ["--log-level", "loud"],
        ["--out", "x"], ["--verbose"], ["--log-format", "xml"], ["--control-port", "x"],
    ])
    func whatIsRefusedIsLeftToTheParserThatExplains(_ line: [String]) {
        #expect(ServeChoice(line) == nil)
        #expect(throws: (any Error).self) { try Serve.parse(line) }
    }

    /// All that a command has been told.
    private static func said(_ choice: ServeChoice) -> [String] {
        let (listen, play, log) = (choice.listen, choice.play, choice.log)
        return [
            "\(choice.scenarios)", "\(listen.host ?? "")", "\(listen.ports.port ?? 1)",
            "\(listen.ports.controlPort ?? 1)",
            "\(String(describing: listen.portFile))", "\(String(describing: play.seed))", "\(play.speed)",
            "\(play.ignored)",
            "\(choice.watch.isOn)", "\(log.format)", "\(String(describing: log.level))",
        ]
    }
}
