import Foundation
import Testing

@testable import Scenario

struct PlayableFileTests {
    private static let fixtures = RecordingTextTests.folder.deletingLastPathComponent()

    @Test func theKeysTellWhatItIs() throws {
        let recording = try PlayableFile.load(path: Self.fixtures.appendingPathComponent("recordings/tide.yaml").path)
        guard case .recording(let tide, warnings: [], let verdict) = recording else { throw Unexpected(recording) }
        #expect(tide.response.status == 200)
        #expect(verdict.violations.isEmpty && verdict.news.isEmpty)
        let scenario = try PlayableFile.load(path: Self.fixtures.appendingPathComponent("scenarios/recorded.yaml").path)
        guard case .scenario(let file) = scenario else { throw Unexpected(scenario) }
        #expect(file.scenario.rules.count == 2)
    }

    @Test func aRecordingIsNoScenario() {
        #expect(
            problems("recording: 1") == [
                "1:1: error: this is a recording; a scenario's reply plays it: 'recording: FILE', or the recording itself in "
                    + "the file's place"
            ]
        )
    }
}
