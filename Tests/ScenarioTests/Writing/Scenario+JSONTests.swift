import Foundation
import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ScenarioJSONTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/scenarios")

    private static let files = try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()

    @Test(arguments: files) func everyFixtureIsReadAgain(file: String) throws {
        try expectRoundTrip(ScenarioFile.load(path: Self.folder.appendingPathComponent(file).path).scenario)
    }

    @Test func defaultsAreLeftOut() { #expect(Scenario().json.description == #"{"replies":[]}"#) }

    @Test func everySettingIsWritten() throws {
        var scenario = Scenario(name: "all of it", rules: [Rule(answer: .reply(.text("Hello")))])
        scenario.description = "1.50"
        scenario.seed = .max
        scenario.model = "claude-test"
        scenario.pace = .slow
        scenario.chunk = .whole
        scenario.pings = .none
        scenario.wire.padding = true
        scenario.validation = .off
        scenario.limits = Limits()
        scenario.limits?.concurrent = 2
        scenario.chaos = [Chaos(probability: 0.5, .fault(.randomByte, .other(.reset)))]
        scenario.connections = [ConnectionFault(times: 1, .stall)]
        scenario.onMiss = .error(.api)
        scenario.expectations.requests = 2
        #expect(
            scenario.json == [
                "name": "all of it", "description": "1.50",
                "seed": .number(JSONNumber(wellFormed: "18446744073709551615")),
                "model": "claude-test", "pace": "slow", "chunk": "whole", "pings": "none", "wire": ["padding": true],
                "validate": "off", "limits": ["concurrent": 2],
                "chaos": [["probability": 0.5, "at": "random byte", "do": "reset"]],
                "connections": [["times": 1, "do": "stall"]], "replies": [["text": "Hello"]],
                "on_miss": ["error": "api_error"],
                "expect": ["requests": 2],
            ]
        )
        try expectRoundTrip(scenario)
    }

    @Test(arguments: [
        "true", "5", "~", "", " a ", "a: b", "# a", "é€😀", "\"\\", "\u{0}\u{1F}\u{1B}", "line\nline\r\n\tline\n", "<<",
        "=",
    ]) func everyTextIsReadAsItIs(text: String) throws {
        var reply = Reply.text(text)
        reply.usage = JSONObject([(text, .string(text))])
        try expectRoundTrip(reply)
    }

    @Test func whatYAMLTakesOtherwiseIsReadFromAFile() throws {
        let text = "a\u{85}b\u{7F}\u{9F}\u{2028}\u{FEFF}\u{FFFE}😀"
        let scenario = Scenario(name: text, rules: [Rule(answer: .reply(.text(text)))])
        #expect(try ScenarioFile.parse(scenario.json.indented, file: "written.json").scenario.json == scenario.json)
    }
}
