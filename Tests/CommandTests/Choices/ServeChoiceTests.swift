import ArgumentParser
import Testing

@testable import mock_claude

struct ServeChoiceTests {
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
        ["--out", "x"], ["--verbose"], ["--verbose", "a.yaml"], ["--help", "a.yaml"], ["--log-format", "xml"],
        ["--control-port", "x"],
    ])
    func whatIsRefusedIsLeftToTheParserThatExplains(_ line: [String]) {
        #expect(ServeChoice(line) == nil)
        #expect(throws: (any Error).self) { try Serve.parse(line) }
    }

    /// All that a command has been told.
    private static func said(_ choice: ServeChoice) -> [String] {
        let (listen, play, log) = (choice.listen, choice.play, choice.log)
        return [
            "\(choice.scenarios)", "\(String(describing: listen.host))", "\(String(describing: listen.portFile))",
            "\(String(describing: listen.ports.port))", "\(String(describing: listen.ports.controlPort))",
            "\(String(describing: play.seed))", "\(play.speed)", "\(play.ignored)", "\(choice.watch.isOn)",
            "\(log.format)", "\(String(describing: log.level))",
        ]
    }
}
