import Foundation
import Testing

struct ServingSignalsTests {
    private let directory = TemporaryFile(named: "scenarios")
    private let errors = Pipe()

    init() throws {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        write("first", to: "a.yaml")
    }

    private func path(_ name: String) -> String { "\(directory.path)/\(name)" }

    private func write(_ scenario: String, to name: String) {
        TemporaryFile.write("name: \(scenario)\nreplies: [{text: Hello}]\n", to: path(name))
    }

    /// Waits for the line which says that a scenario is served anew, and gives its name.
    private func served() throws -> String {
        while true {
            let line = try #require(errors.readLine())
            if let match = line.firstMatch(of: /serving anew '(.*)'/) { return String(match.1) }
        }
    }

    @Test(arguments: ["a.yaml", ""]) func aFileThatChangesIsLoadedAgain(name: String) throws {
        let command = try Command([path(name), "--port", "0", "--watch"], errors: errors)
        _ = try command.port()
        write("second", to: "a.yaml")
        #expect(try served() == "second")
        // As editors save: a new file takes the old one's place.
        write("third", to: "a.yaml.new")
        try #require(rename(path("a.yaml.new"), path("a.yaml")) == 0)
        #expect(try served() == "third")
        command.signal(SIGTERM)
        #expect(command.waitForEnd() == 0)
    }

    @Test func aFileThatIsAddedOrTakenAwayCounts() throws {
        let command = try Command(
            [directory.path, "--port", "0"],
            environment: ["MOCK_CLAUDE_WATCH": "1"],
            errors: errors
        )
        _ = try command.port()
        write("second", to: "b.yaml")
        #expect(try served() == "first, second")
        unlink(path("a.yaml"))
        #expect(try served() == "second")
    }

    @Test func aDirectoryThatIsReplacedIsWatchedAgain() throws {
        let command = try Command([directory.path, "--port", "0", "--watch"], errors: errors)
        _ = try command.port()
        let other = TemporaryFile(named: "other")
        try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
        TemporaryFile.write("name: second\nreplies: []\n", to: "\(other.path)/a.yaml")
        let old = TemporaryFile(named: "old")
        try #require(rename(directory.path, old.path) == 0 && rename(other.path, directory.path) == 0)
        #expect(try served() == "second")
        write("third", to: "a.yaml")
        #expect(try served() == "third")
    }

    @Test func runWatchesToo() throws {
        let input = Pipe()
        let command = try Command(
            ["run", path("a.yaml"), "--watch", "--log-level", "notice", "--", "sh", "-c", "read line; exit 4"],
            input: input,
            errors: errors
        )
        while try !#require(errors.readLine()).contains("mock-claude: listening on ") {}
        write("second", to: "a.yaml")
        #expect(try served() == "second")
        try input.fileHandleForWriting.close()
        #expect(command.waitForEnd() == 4)
    }
}
