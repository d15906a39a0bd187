import Foundation
import Testing

@testable import mock_claude

struct LoadedScenariosTests {
    private let directory = TemporaryFile(named: "scenarios")

    init() throws {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
    }

    private func add(_ name: String, _ text: String) -> String {
        let path = "\(directory.path)/\(name)"
        TemporaryFile.write(text, to: path)
        return path
    }

    private func failure(_ paths: String...) -> Failure? {
        do throws(Failure) {
            _ = try LoadedScenarios(ScenarioPaths(paths))
            return nil
        } catch {
            return error
        }
    }

    /// What the command says that it serves: the name, and how many rules.
    private func served(_ paths: String...) throws -> String {
        let command = try Command(paths + ["--port", "0"])
        _ = try command.port()
        command.signal(SIGTERM)
        let line = try #require(command.wait().errors.split(separator: "\n").first { $0.contains(" serving ") })
        return String(try #require(line.firstMatch(of: /serving '(.+)' rules=\d+/)).0)
    }

    /// The texts of as many answers as are asked for.
    private func answers(_ paths: [String], _ count: Int) throws -> [String] {
        let command = try Command(paths + ["--port", "0", "--speed", "instant"])
        let port = try command.port()
        return try (1...count).map { _ in
            let client = try HTTPClient(port: port)
            client.send(HTTPClient.message("Hi", stream: false))
            return String(try #require(client.read().firstMatch(of: /"text":"(.*?)"/)).1)
        }
    }

    @Test func aFileWithoutANameHasTheFiles() throws {
        #expect(try served(add("hello.yaml", "replies: [{text: hello}]\n")) == "serving 'hello.yaml' rules=1")
        #expect(try served(add("named.yaml", "name: mine\nreplies: [{text: hi}]\n")) == "serving 'mine' rules=1")
    }

    /// A recording comes first by name, and the scenario answers the same request.
    @Test func whatIsWrittenGoesBeforeWhatIsRecorded() throws {
        let message = HTTPClient.message("Hi", stream: false)
        let body = try #require(message.split(separator: "\r\n").last)
        for name in ["1", "3"] {
            let answer = #"{"type":"message","content":[{"type":"text","text":"\#(name)"}]}"#
            _ = add(
                "\(name).yaml",
                """
                recording: 1
                request: {method: POST, path: /v1/messages, body: \(body)}
                response:
                  status: 200
                  headers: {content-type: application/json}
                  body: [{text: '\(answer)'}, {end: complete}]

                """
            )
        }
        _ = add("2.yaml", "replies: [{times: 1, text: written}]\n")
        #expect(try answers([directory.path], 4) == ["written", "1", "3", "3"])
    }

    @Test func aDirectorysScenariosComeInOrderOfNameAndOtherFilesAreLeftAlone() throws {
        let names = ["10.yaml", "9.yaml", "a.yaml", "b.yml", "c.json"]
        for name in names.reversed() { _ = add(name, #"{"replies": [{"times": 1, "text": "\#(name)"}]}"#) }
        for name in [".hidden.yaml", "notes.txt", "yaml", "a.yaml.bak"] { _ = add(name, "no scenario: at all") }
        #expect(try answers([directory.path], names.count) == names)
        #expect(try answers([directory.path + "/"], 1) == ["10.yaml"])
    }

    @Test func severalComeInTheOrderInWhichTheyAreNamed() throws {
        let paths = ["b", "a"].map { add("\($0).yaml", "replies: [{times: 1, text: from-\($0)}]\n") }
        #expect(try answers(paths, 2) == ["from-b", "from-a"])
    }

    @Test func aDirectoryWithoutScenariosIsAMistake() {
        #expect(failure(directory.path)?.code == .noSuchFile)
        #expect(
            failure(directory.path)?.message
                == "\(directory.path): error: no scenario here, expected a .yaml, .yml or .json file"
        )
    }

    @Test func theFirstErrorDecidesTheCodeAndAllAreTold() throws {
        let bad = add("bad.yaml", "replies:\n  - txt: Hello\n")
        let missing = "\(directory.path)/missing.yaml"
        let told = "\(missing): error: No such file or directory"
        let first = try #require(failure(missing, bad))
        #expect(first.code == .noSuchFile)
        #expect(first.message.hasPrefix("\(told)\n\(bad):2:5: error: unknown key 'txt'"))
        let second = try #require(failure(bad, missing))
        #expect(second.code == .badScenario)
        #expect(second.message.hasPrefix("\(bad):2:5: error: unknown key 'txt'"))
        #expect(second.message.hasSuffix("\n\(told)"))
    }

    @Test func ofADirectoryEveryBadFileIsTold() throws {
        let bad = ["a.yaml", "b.yaml"].map { add($0, "replies:\n  - txt: Hello\n") }
        _ = add("c.yaml", "replies: [{text: fine}]\n")
        let message = try #require(failure(directory.path)).message
        for path in bad { #expect(message.contains("\(path):2:5: error: unknown key 'txt'")) }
        #expect(!message.contains("c.yaml"))
    }
}
