import Foundation
import Testing

@testable import Scenario

/// The path of an example of another program's file.
func imported(_ name: String) -> String {
    URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Imports/\(name)").path
}

struct ImportedFileTests {
    private func errors(_ text: String, file: String = "a.yaml") -> [String] {
        do {
            _ = try ImportedFile.parse(text, file: file)
            return []
        } catch {
            return error.diagnostics.map(brief)
        }
    }

    @Test func whatIsNeitherIsToldWhatItIs() {
        let expected =
            "1:1: error: expected a cassette of VCR.py, which has 'interactions', a HAR file, which has 'log', or a message or an error of Claude, which has a 'type'; found "
        #expect(errors("recording: 1") == [expected + "a recording already"])
        #expect(errors("replies: []") == [expected + "a scenario"])
        #expect(errors("[1]") == [expected + "a list"])
        #expect(errors("log: 7", file: "a.har") == ["1:6: error: 'log' must be a map, found the number 7"])
        #expect(errors("a: [") != [])
    }

    @Test func aFileThatIsNotThereCannotBeRead() {
        #expect(
            throws: ScenarioFile.LoadFailure.unreadable(path: "no-such-file.har", reason: "No such file or directory")
        ) {
            try ImportedFile.load(path: "no-such-file.har")
        }
    }

    /// What is read is written, and read again.
    @Test(arguments: ["cassette.yaml", "cassette.json", "archive.har", "curl.txt"]) func itIsWrittenAsRecordings(
        name: String
    ) throws {
        for recording in try ImportedFile.load(path: imported(name)).recordings {
            #expect(try Recording.parse(recording.text, file: name) == recording)
        }
    }
}
