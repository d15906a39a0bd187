import Foundation
import MessagesAPI
import Testing

@testable import Scenario

struct ScenarioTextTests {
    private static let folder = RecordingTextTests.folder.deletingLastPathComponent()
        .appendingPathComponent("scenarios")

    @Test(arguments: try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted())
    func anExampleIsReadBack(file: String) throws {
        let scenario = try ScenarioFile.load(path: Self.folder.appendingPathComponent(file).path).scenario
        let read = try ScenarioFile.parse(scenario.text, file: "text.yaml")
        #expect(read.scenario.json == scenario.json, "\(scenario.text)")
        #expect(read.warnings == [])
    }

    @Test func aRuleIsNeverOnOneLine() throws {
        let text = try scenario("replies: [{text: a, times: 2}, {text: b}]").text
        #expect(text == "replies:\n  - times: 2\n    text: a\n  - text: b\n")
    }
}
