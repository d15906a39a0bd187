import Foundation
import MessagesAPI
import Scenario
import Testing

@testable import Recorder

struct RecordingDirectoryTests {
    private let directory = TemporaryDirectory()

    private func opened(_ mode: RecordMode, ignoring: String...) throws -> RecordingDirectory {
        try RecordingDirectory(path: directory.path, mode: mode, ignoring: ignoring.compactMap { JSONPointer($0) })
    }

    private func name(_ number: Int, _ recording: Recording = exchange()) -> String {
        RecordingDirectory.name(of: recording.request, number: number)
    }

    @Test func aRecordingIsAFileThatIsReadAgain() throws {
        let recorder = try opened(.once)
        #expect(recorder.recordings == [])
        let first = exchange(#"{"a":"prompt"}"#, ["x", "y"])
        #expect(recorder.nextNumber() == 1)
        let written = try recorder.write(first, number: 1)
        #expect(written == name(1, first))
        #expect(written.wholeMatch(of: /0001-post-v1-messages-[0-9a-f]{8}\.yaml/) != nil)
        #expect(directory.names == [written])
        #expect(try directory.permissions() == 0o700)
        #expect(try directory.permissions(of: written) == 0o600)
        #expect(try Recording.load(path: "\(directory.path)/\(written)") == first)
        #expect(try directory.text(of: written) == first.text)
    }

    @Test func numbersGoOnBehindTheHighest() throws {
        try directory.create()
        for name in ["0041-a.txt", "12345-b.md", "99999.md", "123-c.yml.bak"] { try directory.write("", to: name) }
        let recorder = try opened(.once)
        #expect(recorder.nextNumber() == 12346)
        #expect(recorder.nextNumber() == 12347)
        #expect(name(12346).hasPrefix("12346-post-"))
    }

    @Test func onceOverwritesNothing() throws {
        try opened(.once).write(exchange(), number: 1)
        let failure = #expect(throws: RecordingDirectoryFailure.notEmpty(path: directory.path, count: 1)) {
            try opened(.once)
        }
        #expect(
            failure?.description
                == "\(directory.path): error: there is a recording already, and none is ever overwritten; '--mode new' answers "
                + "what has a recording from it and records the rest, '--mode all' records everything anew, and '--mode none' "
                + "answers from the recordings only"
        )
        let two = RecordingDirectoryFailure.notEmpty(path: "d", count: 2).description
        #expect(two.hasPrefix("d: error: there are 2 recordings already, "))
    }

    @Test func otherModesListWhatIsThere() throws {
        let recorder = try opened(.once)
        let others = [exchange("[1]"), exchange("[2]")]
        for (index, other) in others.enumerated().reversed() { try recorder.write(other, number: index + 1) }
        for mode in [RecordMode.new, .all, .none] {
            let recorder = try opened(mode)
            #expect(recorder.recordings.map(\.recording) == others)
            #expect(recorder.recordings.map(\.name) == [name(1, others[0]), name(2, others[1])])
            #expect(recorder.nextNumber() == 3)
        }
    }

    @Test func scenariosAreLeftAlone() throws {
        try directory.create()
        try directory.write("replies: no list", to: "scenario.yaml")
        for (name, text) in [("package.json", "{}"), ("list.yml", "- a")] {
            try directory.write(text, to: name)
        }
        try directory.write("recording: 7", to: ".hidden.yaml")
        try directory.write(exchange().text, to: "mine.yml")
        #expect(try opened(.new).recordings == [.init(name: "mine.yml", recording: exchange())])
        #expect(
            directory.names == [
                ".hidden.yaml", "list.yml", "mine.yml", "package.json", "scenario.yaml",
            ]
        )
    }

    @Test func allThatIsBrokenIsTold() throws {
        try directory.create()
        try directory.write("recording: 7", to: "a.yaml")
        try directory.write("{", to: "b.json")
        for mode in RecordMode.allCases {
            let failure = #expect(throws: RecordingDirectoryFailure.self) { try opened(mode) }
            let text = failure?.description ?? ""
            #expect(
                text.contains("\(directory.path)/a.yaml:1:12: error: a recording of version 7 cannot be read"),
                "\(text)"
            )
            #expect(text.contains("\(directory.path)/b.json:"), "\(text)")
        }
    }

    @Test func withNothingToRecordNothingIsMade() throws {
        let reason = RecordingDirectoryFailure.unusable(path: directory.path, reason: "No such file or directory")
        #expect(throws: reason) { try opened(.none) }
        #expect(!FileManager.default.fileExists(atPath: directory.path))
    }

    @Test func whatAKilledRecorderLeftIsRemoved() throws {
        try directory.create()
        let left = TemporaryName(number: 1).name
        try directory.write("half", to: left)
        _ = try opened(.none)
        #expect(directory.names == [left])
        _ = try opened(.new)
        #expect(directory.names == [])
    }

    @Test func aFileIsNeverOverwritten() throws {
        let recorder = try opened(.once)
        try recorder.write(exchange(), number: 1)
        let path = "\(directory.path)/\(name(1))"
        #expect(throws: RecordingDirectoryFailure.exists(path: path)) { try recorder.write(exchange(), number: 1) }
        #expect(directory.names == [name(1)])
    }

    @Test(arguments: [("X A", "a"), ("", "a"), ("X-A", "a\u{7F}"), ("X-A", "\u{1B}[1m")])
    func whatCouldNotBeReadAgainIsNotWritten(name: String, value: String) throws {
        let recorder = try opened(.once)
        #expect(throws: RecordingDirectoryFailure.self) {
            try recorder.write(exchange(answering: [(name, value)]), number: 1)
        }
        var interim = exchange()
        interim.response.status = 101
        #expect(throws: RecordingDirectoryFailure.self) { try recorder.write(interim, number: 2) }
        #expect(directory.names == [])
    }

    @Test func recordingAllReplacesWhatEarlierRunsHaveOfARequest() throws {
        let (other, mine) = (exchange(#"{"a":1,"id":1}"#), exchange(#"{"a":2,"id":1}"#))
        let first = try opened(.once)
        try first.write(mine, number: 1)
        try first.write(other, number: 2)
        try first.write(mine, number: 3)
        let second = try opened(.all, ignoring: "/id")
        let again = exchange(#"{ "a": 2, "id": 2 }"#)
        try second.write(again, number: 4)
        #expect(directory.names == [name(2, other), name(4, again)])
        try second.write(again, number: 5)
        #expect(directory.names == [name(2, other), name(4, again), name(5, again)])
        try opened(.new).write(again, number: 6)
        #expect(directory.names.count == 4)
    }

    @Test func whatCannotBeWrittenLeavesNothing() throws {
        let recorder = try opened(.once)
        try FileManager.default.removeItem(atPath: directory.path)
        let failure = #expect(throws: RecordingDirectoryFailure.self) { try recorder.write(exchange(), number: 1) }
        #expect(failure?.description.hasSuffix(": error: No such file or directory") ?? false)
    }
}
