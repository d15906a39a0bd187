import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct HARReaderTests {
    @Test func anArchiveBecomesRecordings() throws {
        let file = try ImportedFile.load(path: imported("archive.har"))
        try #require(file.recordings.count == 2)
        let stream = file.recordings[0]
        #expect(stream.request.path == "/v1/messages" && stream.request.headers.map(\.name) == ["content-type"])
        #expect(stream.request.body == Array(#"{"model":"claude-test","stream":true}"#.utf8))
        #expect(stream.response.headAt == .milliseconds(212.5) && stream.response.framing == .chunked)
        #expect(stream.response.slices.map(\.at) == [.milliseconds(312.5)])
        #expect(stream.response.headers.map(\.name) == ["content-type"])
        #expect(RecordingJudge(stream).violations.isEmpty)
        let error = file.recordings[1].response
        #expect(String(decoding: error.body, as: UTF8.self).hasPrefix(#"{"type":"error""#))
        #expect(error.status == 401 && error.headAt == .zero)
        #expect(
            file.warnings.map { "\($0.message)" } == [
                "this has no answer but the status 0, and is left out",
                "the body of this answer was not kept, so it is left out",
            ]
        )
    }

    @Test func everyMistakeIsTold() {
        let text = """
            {"log": {"entries": [
              {"request": {"method": "GET"}, "response": {"status": 200, "content": {"text": "?", "encoding": "base46"}}},
              {"request": {"url": "/", "method": "GET"}, "response": {"status": 200, "content": {"text": "?", "encoding": "base64"}}},
              {"request": {"url": "/", "method": "GET"}, "response": {"status": 200, "headers": [{"name": "a"}]}},
              {"request": {"url": "/", "method": "GET"}}
            ]}}
            """
        let errors = #expect(throws: ScenarioErrors.self) { try ImportedFile.parse(text, file: "a.har") }
        #expect(
            errors?.diagnostics.map(brief) == [
                "2:15: error: a request needs 'url'",
                "2:99: error: unknown encoding 'base46', did you mean 'base64'?",
                "3:94: error: expected base64 with its padding, found the text '?'",
                "4:86: error: a header field needs 'value'",
                "5:3: error: an entry needs 'response'",
            ]
        )
    }
}
