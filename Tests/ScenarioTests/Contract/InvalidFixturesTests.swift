import Foundation
import Testing

@testable import Scenario

/// Plays every file of `Fixtures/invalid` and compares the whole text of its errors with the file beside it.
struct InvalidFixturesTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/invalid")

    private static let files = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }.sorted()

    @Test func thereAreFixtures() { #expect(Self.files.count >= 20) }

    @Test(arguments: files) func errorsAreAsWritten(file: String) throws {
        let url = Self.folder.appendingPathComponent(file)
        let expected = try String(
            contentsOf: url.deletingPathExtension().appendingPathExtension("txt"),
            encoding: .utf8
        )
        let errors = #expect(throws: ScenarioErrors.self) {
            try ScenarioFile.parse(bytes: [UInt8](Data(contentsOf: url)), file: file)
        }
        #expect(errors.map { "\($0)\n" } == expected)
    }
}
