import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct CassetteReaderTests {
    @Test func aCassetteBecomesRecordingsInOrder() throws {
        let file = try ImportedFile.load(path: imported("cassette.yaml"))
        #expect(file.warnings == [])
        try #require(file.recordings.count == 3)
        let refusal = file.recordings[0]
        #expect(refusal.request.method == "POST" && refusal.request.path == "/v1/messages?beta=true")
        #expect(refusal.request.headers.contains(.init("anthropic-version", "2023-06-01")))
        #expect(String(decoding: refusal.request.body, as: UTF8.self).hasPrefix(#"{"max_tokens":64"#))
        #expect(refusal.response.status == 529 && refusal.response.framing == .length(75))
        #expect(refusal.response.headers.map(\.name) == ["Content-Type", "retry-after"])
        let stream = file.recordings[1].response
        #expect(stream.framing == .chunked && stream.headAt == .zero && stream.slices.map(\.at) == [.zero])
        let text = String(decoding: stream.body, as: UTF8.self)
        #expect(text.hasPrefix("event: message_start\ndata: {") && text.hasSuffix("\"message_stop\"}\n\n"))
        #expect(stream.headers.map(\.name) == ["Content-Type", "vary", "vary"])
        #expect(file.recordings[2].response.body == [0x1F, 0x8B, 0x08, 0x00])
        #expect(file.recordings[2].response.headers.map(\.name) == ["content-encoding"])
        #expect(RecordingJudge(file.recordings[1]).violations == [])
    }

    @Test func theSameInJSON() throws {
        let file = try ImportedFile.load(path: imported("cassette.json"))
        #expect(file.warnings == [])
        #expect(file.recordings.map(\.response.status) == [200])
        #expect(file.recordings.map(\.request.method) == ["GET"])
        #expect(file.recordings.map { String(decoding: $0.response.body, as: UTF8.self) } == [#"{"data":[]}"#])
    }

    private let old = """
        interactions:
        - request: {method: post, uri: 'http://localhost:8080', parsed_body: {a: [1]}}
          response: {status_code: 200, content: text, headers: {a: b}}
        """

    @Test func otherVersionsAreReadToo() throws {
        let recording = try #require(try ImportedFile.parse(old, file: "a.yaml").recordings.first)
        #expect(recording.request == .init(method: "POST", path: "/", body: Array(#"{"a":[1]}"#.utf8)))
        #expect(recording.response.headers == [.init("a", "b")] && recording.response.body == Array("text".utf8))
    }

    @Test func whatHasNoAnswerIsLeftOut() throws {
        let file = try ImportedFile.parse(
            old
                + "\n- request: {method: GET, uri: /a}\n- request: {method: GET, uri: /a}\n  response: {status: {code: 101}}\n",
            file: "a.yaml"
        )
        #expect(file.recordings.count == 1)
        #expect(
            file.warnings.map(brief) == [
                "4:3: warning: this has no answer, and is left out",
                "5:3: warning: this has no answer but the status 101, and is left out",
            ]
        )
    }

    @Test func everyMistakeIsTold() {
        let text = """
            version: 2
            interactions:
            - request: {method: GET, headers: [a]}
              response: {body: {}, status: {code: fine}, headers: {'a b': c}}
            - 7
            """
        let errors = #expect(throws: ScenarioErrors.self) { try ImportedFile.parse(text, file: "a.yaml") }
        #expect(
            errors?.diagnostics.map(brief) == [
                "1:10: error: expected a cassette of version 1, found the number 2",
                "3:12: error: a request needs 'uri'",
                "3:35: error: 'headers' must be a map, found a list",
                "4:20: error: a body needs 'string'",
                "4:39: error: expected a status code, found 'fine'",
                "4:56: error: 'a b' cannot be the name of a header",
                "5:3: error: an interaction must be a map, found the number 7",
            ]
        )
    }
}
