import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct RecordingReaderTests {
    private func problems(_ response: String, request: String = "{method: POST, path: /}", version: String = "1")
        -> [String]
    {
        let text = "recording: \(version)\nrequest: \(request)\nresponse: \(response)\n"
        return read(text, by: Recording.read).problems
    }

    private let end = "body: [{end: complete}]"

    @Test func theLeastThatARecordingHas() throws {
        let recording = read(
            "{recording: 1, request: {method: GET, path: /a}, response: {status: 204, body: [{end: complete}]}}",
            by: Recording.read
        )
        #expect(
            recording.value
                == Recording(request: .init(method: "GET", path: "/a"), response: .init(status: 204))
        )
        #expect(recording.problems == [])
    }

    @Test func allThatIsMissingIsTold() {
        #expect(
            read("{recording: 1, responce: {}}", by: Recording.read).problems == [
                "1:1: error: a recording needs 'request'",
                "1:16: error: unknown key 'responce' in a recording, did you mean 'response'?",
            ]
        )
        #expect(
            problems("{}", request: "{}") == [
                "2:10: error: a recorded request needs 'method'", "2:10: error: a recorded request needs 'path'",
                "3:11: error: a recorded response needs 'status'", "3:11: error: a recorded response needs 'body'",
            ]
        )
    }

    @Test func anAnswerWithoutAHeadIsOnlyAnEnd() {
        let text = "{recording: 1, request: {method: GET, path: /a}, response: {body: [{at: 3ms, end: reset}]}}"
        #expect(read(text, by: Recording.read).value?.response == .none(.reset(at: .milliseconds(3))))
        for body in ["[{end: complete}]", "[{text: a}, {end: reset}]"] {
            #expect(
                problems("{body: \(body)}") == [
                    "3:18: error: a recorded response needs 'status'; without one there is no head, and its body is only an "
                        + "end before its time"
                ]
            )
        }
    }

    @Test func whatIsIgnoredIsReadAsPointers() {
        let text =
            "{recording: 1, request: {method: GET, path: /, ignore: [/a, /b/0]}, response: {status: 200, \(end)}}"
        #expect(read(text, by: Recording.read).value?.request.ignored.map(\.description) == ["/a", "/b/0"])
        #expect(
            problems("{status: 200, \(end)}", request: "{method: GET, path: /, ignore: [a]}")
                == ["2:42: error: expected a JSON Pointer like /metadata/user_id, found 'a'"]
        )
    }

    @Test func anotherVersionIsNotRead() {
        #expect(
            problems("{status: 200, \(end)}", version: "2")
                == ["1:12: error: a recording of version 2 cannot be read, only of version 1"]
        )
        #expect(
            problems("{status: 200, \(end)}", version: "new")
                == ["1:12: error: expected a whole number, 1 or more, found 'new'"]
        )
    }

    @Test(arguments: [
        ("{length: 1}", "the body has 2 bytes, which is more than its length"),
        (
            "{length: 3}",
            "the body is complete with 2 bytes, and its length is another; 'framing: length' is always as long as the body"
        ),
        ("lenght", "unknown framing 'lenght', did you mean 'length'?"),
    ]) func aLengthFitsTheBody(framing: String, problem: String) {
        #expect(
            problems("{framing: \(framing), status: 200, body: [{text: ab}, {end: complete}]}")
                == ["3:21: error: \(problem)"]
        )
    }

    @Test func aBodyThatWasCutMayBeShorterThanItsLength() {
        #expect(problems("{framing: {length: 3}, status: 200, body: [{text: ab}, {end: closed}]}") == [])
        #expect(problems("{framing: length, status: 200, body: [{text: ab}, {end: closed}]}") == [])
    }

    @Test func fieldsAreWhatHTTPAllows() {
        #expect(
            problems(#"{status: 200, headers: {"a b": c, d: ["e", "f\ng"], h: null}, \#(end)}"#) == [
                "3:35: error: 'a b' cannot be the name of a header",
                "3:54: error: the value of a header cannot have line breaks or other control characters",
                "3:66: error: expected text, found nothing",
            ]
        )
    }
}
