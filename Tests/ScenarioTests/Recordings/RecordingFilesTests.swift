import Foundation
import Testing

@testable import Scenario

struct RecordingFilesTests {
    private let directory = FileManager.default.temporaryDirectory
        .appendingPathComponent("recordings-\(UUID().uuidString)")

    private let good =
        "{recording: 1, request: {method: GET, path: /}, response: {status: 204, body: [{end: complete}]}}\n"

    /// What is wrong with a scenario that stands in a directory with these files.
    private func problems(_ scenario: String, files: [String: String]) throws -> [String] {
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, text) in files {
            try text.write(to: directory.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let path = directory.appendingPathComponent("test.yaml").path
        try scenario.write(toFile: path, atomically: true, encoding: .utf8)
        do throws(ScenarioFile.LoadFailure) {
            return try ScenarioFile.load(path: path).warnings.map(brief)
        } catch {
            guard case .invalid(let errors) = error else { throw error }
            return errors.diagnostics.map { "\($0.file.split(separator: "/").last ?? ""):\(brief($0))" }
        }
    }

    @Test func aNameIsRelativeToTheScenario() throws {
        #expect(try problems("replies: [{recording: a.yaml}]", files: ["a.yaml": good]) == [])
        #expect(try problems("replies: [{recording: ./a.yaml}]", files: ["a.yaml": good]) == [])
    }

    @Test func aFileThatIsNotThereIsAnErrorWhereItIsNamed() throws {
        #expect(
            try problems("replies: [{recording: a.yaml}]", files: [:]) == [
                "test.yaml:1:23: error: the recording 'a.yaml' cannot be read: No such file or directory"
            ]
        )
    }

    @Test func aFileWithErrorsIsAnErrorWithThem() throws {
        #expect(
            try problems("replies: [{recording: a.yaml}, {text: b, pace: quik}]", files: ["a.yaml": "recording: 1\n"])
                == [
                    "test.yaml:1:23: error: the recording 'a.yaml' has errors:",
                    "a.yaml:1:1: error: a recording needs 'request'", "a.yaml:1:1: error: a recording needs 'response'",
                    "test.yaml:1:48: error: unknown pace 'quik'; expected one of instant, fast, typical, slow, "
                        + "{first: 200ms, between: 15ms}",
                ]
        )
    }

    @Test func aScenarioThatIsNoFileNamesNone() {
        #expect(
            problemsOfText("replies: [{recording: /etc/passwd}]") == [
                "1:23: error: only a scenario that is read from a file can name others; a recording itself can stand here, "
                    + "as a map"
            ]
        )
        #expect(problemsOfText("replies: [{recording: \(good)}]") == [])
    }

    @Test func whatIsNoNameAndNoRecordingIsTold() {
        for value in ["null", "[a]"] {
            #expect(problemsOfText("replies: [{recording: \(value)}]").count == 1)
        }
    }
}

/// What is wrong with a scenario that is no file.
private func problemsOfText(_ text: String) -> [String] { problems(text) }
