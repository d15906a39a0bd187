import Foundation
import Testing

struct CheckTests {
    private let good = TemporaryFile("replies: [{text: Hello}]\n", named: "good.yaml")
    private let bad = TemporaryFile("replies:\n  - txt: Hello\n  - text: Hello\n    times: no\n", named: "bad.yaml")
    private let doubtful = TemporaryFile(
        "replies: [{error: overloaded_error, stop_reason: end_turn}]\n",
        named: "doubtful.yaml"
    )

    @Test func aFileThatCanBeUsedHasALine() throws {
        let end = try Command(["check", good.path]).wait()
        #expect(end.status == 0)
        #expect(end.output == "\(good.path): ok\n")
        #expect(end.errors == "")
    }

    @Test func aRecordingIsCheckedToo() throws {
        let text =
            "recording: 1\nrequest: {method: GET, path: /v1/models}\nresponse: {status: 200, body: [{end: closed}]}\n"
        let recording = TemporaryFile(text, named: "recording.yaml")
        let bad = TemporaryFile(text.replacing("closed", with: "close"), named: "bad-recording.yaml")
        let end = try Command(["check", recording.path, bad.path]).wait()
        #expect(end.status == 65)
        #expect(end.output == "\(recording.path): ok, a recording\n")
        #expect(end.errors.contains("\(bad.path):3:38: error: unknown end 'close', did you mean 'closed'?"))
    }

    @Test func whatARecordingHoldsIsJudged() throws {
        let events = """
            {event: message_start, data: '{"type":"message_start","message":{"content":[]}}'},
            {event: new, data: '{"type":"new"}'}, {event: odd, data: '{"type":"odd"}'}
            """
        let text = """
            recording: 1
            request: {method: POST, path: /v1/messages}
            response: {status: 200, headers: {content-type: text/event-stream}, body: [\(events), {end: closed}]}
            """
        let new = TemporaryFile(text, named: "new.yaml")
        let broken = TemporaryFile(text.replacing("\"odd\"", with: "\"message_stop\""), named: "broken.yaml")
        let end = try Command(["check", new.path]).wait()
        #expect(end.status == 0)
        #expect(end.output == "\(new.path): ok, a recording, 2 warnings\n")
        #expect(
            end.errors.contains(
                "\(new.path):4:1: warning: the service sent what is not known here: the event type 'new'"
            )
        )
        let bad = try Command(["check", broken.path]).wait()
        #expect(bad.status == 65 && bad.output == "")
        #expect(
            bad.errors.contains(
                "error: this breaks the grammar of Claude's answers: event 3: expected content_block_start"
            )
        )
    }

    @Test func theErrorsOfARecordingAreToldWithTheScenarioThatNamesIt() throws {
        let scenario = TemporaryFile("replies: [{recording: no-such-recording.yaml}]\n", named: "naming.yaml")
        let end = try Command(["check", scenario.path]).wait()
        #expect(end.status == 65)
        #expect(
            end.errors.contains("\(scenario.path):1:23: error: the recording 'no-such-recording.yaml' cannot be read")
        )
    }

    @Test func everyMistakeOfEveryFileIsTold() throws {
        let end = try Command(["check", bad.path, good.path, "no-such-file.yaml"]).wait()
        #expect(end.status == 65)
        #expect(end.errors.contains("\(bad.path):2:5: error: unknown key 'txt'"))
        #expect(end.errors.contains("\(bad.path):4:12: error: "))
        #expect(end.errors.hasSuffix("no-such-file.yaml: error: No such file or directory\n"))
        #expect(end.output == "\(good.path): ok\n")
    }

    @Test func ofSeveralFailuresTheFirstDecides() throws {
        #expect(try Command(["check", "no-such-file.yaml", bad.path]).wait().status == 66)
        #expect(try Command(["check", good.path, "no-such-file.yaml"]).wait().status == 66)
    }

    @Test func warningsAreToldAndCounted() throws {
        let end = try Command(["check", doubtful.path]).wait()
        #expect(end.status == 0)
        #expect(end.output == "\(doubtful.path): ok, 1 warning\n")
        #expect(end.errors.contains("warning: 'stop_reason' changes nothing beside 'error'"))
    }

    @Test func aDirectorysFilesAreChecked() throws {
        let directory = TemporaryFile(named: "scenarios")
        try FileManager.default.createDirectory(atPath: directory.path, withIntermediateDirectories: true)
        #expect(try Command(["check", directory.path]).wait().status == 66)
        for name in ["b", "a"] { TemporaryFile.write("replies: []\n", to: "\(directory.path)/\(name).yaml") }
        let end = try Command(["check", directory.path]).wait()
        #expect(end.status == 0)
        #expect(end.output == "\(directory.path)/a.yaml: ok\n\(directory.path)/b.yaml: ok\n")
    }

    @Test func withoutAFileItIsBadUsage() throws {
        #expect(try Command(["check"]).wait().status == 64)
    }

    @Test func aReplyThatBreaksTheGrammarIsAMistakeUnlessItIsMeant() throws {
        let event = "{event: {type: content_block_stop, index: 7}}"
        let broken = TemporaryFile("replies: [{events: [{text: a}, \(event)]}]")
        let end = try Command(["check", broken.path]).wait()
        #expect(end.status == 65)
        #expect(end.errors.hasPrefix("\(broken.path):1:") && end.errors.contains("breaks the grammar"))
        #expect(end.output.isEmpty)
        let meant = TemporaryFile("replies: [{unchecked: true, events: [{text: a}, \(event)]}]")
        #expect(try Command(["check", meant.path]).wait().status == 0)
    }
}
