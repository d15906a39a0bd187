import Foundation
import Testing

@testable import Scenario

/// Nothing is wrong with the examples in `Fixtures/scenarios`.
struct ScenarioFixturesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/scenarios")

    private static let files = try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()

    @Test func thereAreFixtures() { #expect(Self.files.count >= 8) }

    @Test(arguments: files) func nothingIsWrong(file: String) throws {
        let loaded = try ScenarioFile.load(path: Self.folder.appendingPathComponent(file).path)
        #expect(loaded.warnings == [])
        #expect(loaded.violations == [])
    }
}
