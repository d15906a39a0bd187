import MessagesAPI
import Testing
import Timeline

@testable import Scenario

@Suite struct CaptureReaderTests {
    private func recording(_ text: String, file: String = "a.txt") throws -> Recording {
        let imported = try ImportedFile.parse(text, file: file)
        #expect(imported.warnings == [])
        return try #require(imported.recordings.first)
    }

    private func problems(_ text: String, file: String = "a.txt") -> [String] {
        do { return try ImportedFile.parse(text, file: file).warnings.map(brief) } catch {
            return error.diagnostics.map(brief)
        }
    }

    private let events = "event: ping\ndata: {\"type\": \"ping\"}\n\n"

    @Test func theBodyAloneIsAStream() throws {
        for text in [events, events.replacing("\n", with: "\r\n"), ": hello\n\n" + events] {
            let recording = try recording(text)
            #expect(recording.response.slices == [.init(at: .zero, bytes: Array(text.utf8))])
            #expect(recording.response.status == 200 && recording.response.framing == .chunked)
            #expect(recording.request.path == "/v1/messages")
            #expect(recording.request.body == Array(#"{"stream":true}"#.utf8))
        }
        #expect(try recording(events, file: "captured").response.byteCount == events.utf8.count)
    }

    @Test(arguments: ["\n", "\r\n"]) func aHeadStandsInFront(newline: String) throws {
        let head =
            "HTTP/1.1 100 Continue\n\nHTTP/2 429 \ncontent-type:  application/json\nretry-after: 7\ncontent-length: 2\n\n"
        let recording = try recording(head.replacing("\n", with: newline) + "{}")
        #expect(recording.response.status == 429 && recording.response.framing == .length(2))
        #expect(recording.response.headers == [.init("content-type", "application/json"), .init("retry-after", "7")])
        #expect(recording.response.body == Array("{}".utf8))
        #expect(recording.request.body.isEmpty)
    }

    @Test func aFixtureIsRead() throws {
        let file = try ImportedFile.load(path: imported("curl.txt"))
        let recording = try #require(file.recordings.first)
        #expect(RecordingJudge(recording).violations.isEmpty)
        #expect(recording.response.headers.map(\.name) == ["content-type", "request-id"])
    }

    @Test func everyMistakeIsTold() {
        #expect(
            problems("hello") == [
                "1:1: error: there is no event here, expected server-sent events, or a status line and header fields in front"
            ]
        )
        #expect(
            problems("HTTP/1.1 OK\nno field\nb c: d\na: b") == [
                "1:1: error: expected a status line like 'HTTP/1.1 200 OK'",
                "2:1: error: expected a header field like 'name: value', or an empty line",
                "3:1: error: 'b c' cannot be the name of a header",
                "4:5: error: the head does not end, expected an empty line behind it",
            ]
        )
        #expect(problems("HTTP/1.1 100 Continue\n\n") == ["1:1: error: the status 100 has no answer behind it"])
    }

    /// Editors take the last empty line off, and some the end of the last line too.
    @Test(arguments: ["\n", "\r\n"]) func theEmptyLineAtTheEndIsAdded(newline: String) throws {
        let whole = (events + events).replacing("\n", with: newline)
        for count in [1, 2] {
            let text = String(Substring(whole.utf8.dropLast(count * newline.utf8.count)))
            let file = try ImportedFile.parse(text, file: "a.sse")
            #expect(file.recordings.first?.response.body == Array(whole.utf8))
            #expect(
                file.warnings.map(\.message) == ["the last event has no empty line behind it; one was added"]
            )
        }
    }

    @Test(arguments: ["event: a", "data: {\"a\":\n", "data: 7"]) func anEventThatIsCutStaysSo(rest: String) throws {
        let file = try ImportedFile.parse(events + rest, file: "a.sse")
        #expect(file.recordings.first?.response.body == Array((events + rest).utf8))
        #expect(file.warnings.map(\.message) == ["the last event is not whole, so that no client reads it"])
    }
}
