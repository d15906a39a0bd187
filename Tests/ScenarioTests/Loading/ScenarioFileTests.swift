import Foundation
import Testing

@testable import Scenario

struct ScenarioFileTests {
    /// A path in the temporary directory that no other test uses.
    private let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("scenario-file-tests-\(UUID().uuidString).yaml").path

    @Test func aMissingFileIsToldApartFromABadOne() throws {
        let missing = #expect(throws: ScenarioFile.LoadFailure.self) { try ScenarioFile.load(path: path) }
        #expect(missing == .unreadable(path: path, reason: "No such file or directory"))
        #expect(missing?.description == "\(path): error: No such file or directory")

        try Data("replys: []\n".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let bad = #expect(throws: ScenarioFile.LoadFailure.self) { try ScenarioFile.load(path: path) }
        #expect(
            bad?.description
                == "\(path):1:1: error: unknown key 'replys' in a scenario, did you mean 'replies'?\nreplys: []\n^"
        )
    }

    @Test func aDirectoryIsNoScenario() {
        let failure = #expect(throws: ScenarioFile.LoadFailure.self) { try ScenarioFile.load(path: "/") }
        #expect(failure == .unreadable(path: "/", reason: "Is a directory"))
    }

    @Test func aFileIsRead() throws {
        try Data("name: on disk\nreplies: []\n".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try ScenarioFile.load(path: path).scenario.name == "on disk")
    }

    @Test func warningsComeWithTheScenario() throws {
        let file = try ScenarioFile.parse("replies: [{text: a}, {text: b}]", file: "a.yaml")
        #expect(file.scenario.rules.count == 2)
        #expect(
            file.warnings.map(\.description) == [
                """
                a.yaml:1:22: warning: this reply is never sent: the one on line 1 answers every message request
                replies: [{text: a}, {text: b}]
                                     ^
                """
            ]
        )
    }

    @Test func allErrorsAreToldInTheOrderOfTheFile() {
        #expect(
            problems("pace: quick\nreplies: [{text: [1, []], colour: 1}]\nseed: x") == [
                "1:7: error: unknown pace 'quick'; expected one of instant, fast, typical, slow, "
                    + "{first: 200ms, between: 15ms}",
                "2:22: error: expected text, found a list",
                "2:27: error: unknown key 'colour' in a reply; valid keys: name, when, times, text, content, events, "
                    + "recording, error, http, attempts, unchecked, status, headers, id, model, usage, stop_reason, "
                    + "stop_sequence, stop_details, container, context_management, pace, chunk, pings, wire, replay, "
                    + "may_leave, faults",
                "3:7: error: expected a whole number from 0 to 18446744073709551615, found 'x'",
            ]
        )
    }
}
