import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct CaptureReaderTests {
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
            #expect(recording.request.body == [] && recording.request.ignored.map(\.tokens) == [[]])
            #expect(recording.response.end == .complete)
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
                "1:1: error: there is no event here, expected server-sent events, a message or an error as JSON, or a status line and header fields in front"
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
        let response = try #require(file.recordings.first?.response)
        #expect(response.body == Array((events + rest).utf8) && response.end == .closed(at: .zero))
        #expect(
            file.warnings.map(\.message) == [
                "the last event is not whole: the stream was cut, and the recording ends with {end: closed}"
            ]
        )
    }

    private let start = "data: {\"type\":\"message_start\"}\n\n"

    @Test func aMessageWithoutItsEndWasCut() throws {
        for head in ["", "HTTP/1.1 200 OK\ncontent-type: text/event-stream\n\n"] {
            let file = try ImportedFile.parse(head + start + events, file: "a.sse")
            #expect(file.recordings.first?.response.end == .closed(at: .zero))
            #expect(
                file.warnings.map(\.message) == [
                    "there is neither a message_stop nor an error: the stream was cut, and the recording ends with {end: closed}"
                ]
            )
        }
        for end in ["message_stop", "error"] {
            let whole = try recording(start + "data: {\"type\":\"\(end)\"}\n\n")
            #expect(whole.response.end == .complete)
        }
        // An empty line at the end does not make it whole.
        let begun = try ImportedFile.parse(events + start.replacing("}\n\n", with: "}"), file: "a.txt")
        #expect(begun.recordings.first?.response.end == .closed(at: .zero))
    }

    private let message = #"{"type":"message","content":[]}"#

    @Test func aJSONAnswerTellsWhatItIs() throws {
        for file in ["a.json", "a.txt", "a"] {
            let whole = try recording(message + "\n", file: file)
            #expect(whole.response.status == 200 && whole.response.body == Array((message + "\n").utf8))
            #expect(whole.response.headers == [.init("content-type", "application/json")])
            #expect(whole.response.framing == .length(message.utf8.count + 1))
            #expect(whole.request.path == "/v1/messages" && whole.request.ignored.map(\.tokens) == [[]])
            let error = try recording(#"{"type":"error","error":{"type":"overloaded_error"}}"#, file: file)
            #expect(error.response.status == 529 && error.response.end == .complete)
            let headed = try recording("HTTP/2 400\ncontent-type: application/json\n\n{}", file: file)
            #expect(headed.response.status == 400 && headed.request.ignored.map(\.tokens) == [[]])
        }
    }

    private let trace = """
        *   Trying 127.0.0.1:80...
        > POST /v1/messages HTTP/1.1\r
        > \r
        < HTTP/1.1 200 OK\r
        < content-type: TYPE\r
        < \r
        { [512 bytes data]

        """

    @Test func aTraceHasAnAnswerInIt() throws {
        let stream = try recording(trace.replacing("TYPE", with: "text/event-stream") + events + "* Connection #0\n")
        #expect(stream.response.body == Array(events.utf8) && stream.response.status == 200)
        let json = try recording(
            trace.replacing("TYPE", with: "application/json") + "* Connection #0\n" + message,
            file: "trace.log"
        )
        #expect(json.response.body == Array(message.utf8))
        #expect(json.response.headers == [.init("content-type", "application/json")])
    }

    @Test func aTraceThatStandsInsideTheBodyIsRefused() {
        let refusal =
            "1:1: error: this is what 'curl -v' prints, and curl's own lines stand inside of the body's; expected what 'curl -i' prints, or 'curl -o' keeps"
        let stream = trace.replacing("TYPE", with: "text/event-stream")
        let json = trace.replacing("TYPE", with: "application/json")
        #expect(problems(stream + "event: ping\ndata: {\"type\"* Connection #0\n: 1}\n\n") == [refusal])
        #expect(problems(json + message + "* Connection #0\n") == [refusal])
        #expect(
            problems(trace.replacing("content-type", with: "content type") + "{}") == [
                "5:1: error: 'content type' cannot be the name of a header"
            ]
        )
    }
}
