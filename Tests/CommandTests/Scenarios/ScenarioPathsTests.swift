import Foundation
import Testing

@testable import mock_claude

struct ScenarioPathsTests {
    private let directory = TemporaryFile(named: "scenarios")

    init() throws {
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
    }

    /// The files, or why there is none.
    private func files(_ paths: String...) -> [String] {
        ScenarioPaths(paths).files.map { file in
            do throws(Failure) { return try file.get() } catch { return error.message }
        }
    }

    @Test func aDirectorysFilesComeByName() {
        for name in ["b.json", "10.yaml", "9.yml", ".hidden.yaml", "notes.txt"] {
            TemporaryFile.write("", to: "\(directory.path)/\(name)")
        }
        let expected = ["10.yaml", "9.yml", "b.json"].map { "\(directory.path)/\($0)" }
        #expect(files(directory.path) == expected)
        #expect(files("\(directory.path)/", "/dev/null") == expected + ["/dev/null"])
    }

    @Test func whatIsNotThereKeepsItsPlace() {
        let told = "\(directory.path): error: no scenario here, expected a .yaml, .yml or .json file"
        #expect(
            files("no-such-file.yaml", directory.path, "/dev/null")
                == ["no-such-file.yaml: error: No such file or directory", told, "/dev/null"]
        )
    }

    @Test func aKindHasItsOwnEndings() {
        for name in ["a.sse", "b.har", "c.txt", "d.yaml", "e.md"] {
            TemporaryFile.write("", to: "\(directory.path)/\(name)")
        }
        let found = ScenarioPaths([directory.path], kind: .imported).files.compactMap { try? $0.get() }
        #expect(found == ["a.sse", "b.har", "c.txt", "d.yaml"].map { "\(directory.path)/\($0)" })
    }
}
