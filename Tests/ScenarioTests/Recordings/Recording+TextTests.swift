import Foundation
import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct RecordingTextTests {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/recordings")

    static let files = try! FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()

    /// So the fixtures show what is written, and that it is the same each time.
    @Test(arguments: files) func aFixtureIsWrittenAsItIs(file: String) throws {
        let url = Self.folder.appendingPathComponent(file)
        #expect(try Recording.load(path: url.path).text == String(contentsOf: url, encoding: .utf8))
    }

    private func expectRoundTrip(_ recording: Recording, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let text = recording.text
        #expect(try Recording.parse(text, file: "written") == recording, "\(text)", sourceLocation: sourceLocation)
        var reply = Reply.recording(recording)
        reply.replay = .events
        let json = Scenario(rules: [Rule(answer: .reply(reply))]).json.indented
        let read = try ScenarioFile.parse(json, file: "written").scenario.rules.first
        guard case .reply(let other)? = read?.answer, case .recording(let recorded) = other.body else {
            throw Unexpected(json)
        }
        #expect(recorded.recording == recording && other.replay == .events, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        Recording.End.complete, .closed(at: .milliseconds(40)), .reset(at: .seconds(61)), .unfinished,
    ]) func everyEndIsReadBack(end: Recording.End) throws {
        try expectRoundTrip(recorded("5 a", "20 b", end: end))
        try expectRoundTrip(recorded("5 a", end: end, framing: .length(end == .complete ? 1 : 9)))
    }

    @Test func aRecordingWithNothingInItIsReadBack() throws {
        try expectRoundTrip(
            Recording(request: .init(method: "GET", path: "/v1/models?limit=2"), response: .init(status: 204))
        )
    }

    @Test(arguments: [
        #"{"a":[1,-0,2.50,1E5,null,true,{"b":"null"}],"":{},"~":[]}"#, #"{"a": 1}"#, #"{"a":1,"a":2}"#, "[1]", "7",
        "null",
        "\"a\"", "text", "no: 'thing", "", " ", "\u{0}\u{7F}\u{85}\u{2028}\u{FEFF}\u{FFFF}", "a\r\nb\n",
        "\u{FEFF}a", "{\"a\":\"\u{FEFF}b\"}", "{\"\u{FEFF}a\":1}",
        #"{"# + #""\#(String(repeating: "k", count: 2000))":1}"#,
        String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
    ]) func everyBodyOfARequestIsReadBack(body: String) throws {
        var recording = recorded("0 a")
        recording.request.body = Array(body.utf8)
        try expectRoundTrip(recording)
    }

    @Test func aRequestsBodyThatIsNoTextIsReadBack() throws {
        var recording = recorded("0 a")
        recording.request.body = [0, 0xFF, 10]
        try expectRoundTrip(recording)
    }

    @Test func fieldsAreReadBackInOrder() throws {
        var recording = recorded("0 a")
        recording.response.headers = [
            .init("b", "yes"), .init("set-cookie", "a=1; b"), .init("set-cookie", "c=[2], {d}"),
            .init("set-cookie", "'"),
            .init("A", "null"), .init("!#", "12"), .init("e", ""), .init("f", "\t# é"), .init("g", "~"),
            .init("h", "5ms"),
        ]
        try expectRoundTrip(recording)
    }

    /// Every byte, and every cut of characters of each length.
    @Test func everyByteIsReadBack() throws {
        var recording = recorded()
        recording.response.slices = (0...255).map { Recording.Slice(at: .microseconds($0), bytes: [UInt8($0), 0x61]) }
        try expectRoundTrip(recording)
        let text = Array("event: x\ndata: {\"t\":\"è ế 🙂 '\\\" \u{2028}\u{85}\"}\n\n".utf8)
        for cut in 0...text.count {
            recording.response.slices = [
                .init(at: .nanoseconds(1), bytes: Array(text[..<cut])),
                .init(at: .nanoseconds(1), bytes: Array(text[cut...])),
            ]
            try expectRoundTrip(recording)
        }
    }

    @Test func anyBytesInAnySlicesAreReadBack() throws {
        var generator = SeededGenerator(seed: 11)
        let parts: [[UInt8]] = [
            Array("event: a\n".utf8), Array("data: {\"b\": 'c'}\n".utf8), [10], [13], Array("ế🙂".utf8), [0xE1, 0xBB],
            [0xFF], [0],
            Array("# - ? : & * ! | > % @ ` { } [ ]".utf8), Array("\u{FEFF}\u{2029}\u{E000}".utf8), Array("null".utf8),
        ]
        for _ in 0..<150 {
            var recording = recorded()
            var at = Duration.zero
            for _ in 0..<Int.random(in: 0...4, using: &generator) {
                at += .nanoseconds(Int.random(in: 0...3_000_000_000, using: &generator))
                let bytes = (0..<Int.random(in: 0...6, using: &generator)).flatMap { _ in
                    parts.randomElement(using: &generator) ?? []
                }
                recording.response.slices.append(.init(at: at, bytes: bytes))
            }
            try expectRoundTrip(recording)
        }
    }
}
