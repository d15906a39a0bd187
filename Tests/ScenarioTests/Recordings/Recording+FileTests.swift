import Foundation
import Testing

@testable import Scenario

struct RecordingFileTests {
    private func failure(_ path: String) -> ScenarioFile.LoadFailure? {
        do throws(ScenarioFile.LoadFailure) {
            _ = try Recording.load(path: path)
            return nil
        } catch {
            return error
        }
    }

    /// A device that never ends fills no memory.
    @Test func aFileThatIsTooLargeIsNotRead() {
        let reason = "the file has more than \(Recording.mostBytes) bytes"
        #expect(failure("/dev/zero") == .unreadable(path: "/dev/zero", reason: reason))
    }

    @Test func aFileThatIsNotThereIsNotRead() {
        #expect(failure("/no/such") == .unreadable(path: "/no/such", reason: "No such file or directory"))
    }

    @Test func whatIsNoRecordingIsReadNoFurther() throws {
        let fixtures = RecordingTextTests.folder.deletingLastPathComponent()
        #expect(try Recording.loadIfRecording(path: fixtures.path + "/scenarios/recorded.yaml") == nil)
        let path = fixtures.path + "/recordings/tide.yaml"
        #expect(try Recording.loadIfRecording(path: path) == Recording.load(path: path))
        let reason = ScenarioFile.LoadFailure.unreadable(path: "/no/such", reason: "No such file or directory")
        #expect(throws: reason) { try Recording.loadIfRecording(path: "/no/such") }
    }

    @Test func theErrorsOfATextHaveItsName() {
        let errors = #expect(throws: ScenarioErrors.self) { try Recording.parse("recording: 1", file: "a.yaml") }
        #expect(errors?.diagnostics.map(\.file) == ["a.yaml", "a.yaml"])
    }

    /// The description of the format shows a recording as it is written, but for its lines being kept short.
    @Test func theExampleOfTheDescriptionIsRead() throws {
        let article = RecordingTextTests.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources/MockClaude/Documentation.docc/Recordings.md")
        let text = try String(contentsOf: article, encoding: .utf8)
        let example = try #require(text.firstMatch(of: /(?s)```yaml\n(.*?)```/)).1
        let recording = try Recording.parse(String(example), file: "example")
        #expect(recording.response.slices.count == 3)
        #expect(recording.response.end == .reset(at: .milliseconds(91)))
        #expect(try Recording.parse(recording.text, file: "written") == recording)
    }
}
