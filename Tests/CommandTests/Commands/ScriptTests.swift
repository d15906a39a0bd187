import Testing

struct ScriptTests {
    private static let recording = """
        recording: 1
        request: {method: POST, path: /v1/messages, body: {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}}
        response:
          status: 529
          framing: length
          headers: {content-type: application/json}
          body:
            - text: '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}'
            - end: complete
        """
    private let recording = TemporaryFile(recording, named: "busy.yaml")

    @Test func aRecordingBecomesAScenarioThatCanBeUsed() throws {
        let end = try Command(["script", recording.path]).wait()
        #expect(end.status == 0 && end.errors == "")
        #expect(end.output.hasSuffix("    when: {model: m, last_user: Hi}\n    error: overloaded_error\n"))
        #expect(end.output.contains("-busy\n"))
        let scenario = TemporaryFile(end.output, named: "scenario.yaml")
        #expect(try Command(["check", scenario.path]).wait().output == "\(scenario.path): ok\n")
    }

    @Test func whatIsNoRecordingIsToldSo() throws {
        let scenario = TemporaryFile("replies: []\n", named: "scenario.yaml")
        let end = try Command(["script", scenario.path]).wait()
        #expect(end.status == 65 && end.output == "")
        #expect(end.errors == "\(scenario.path): error: this is a scenario already, expected a recording\n")
        #expect(try Command(["script", "no-such-file.yaml"]).wait().status == 66)
        #expect(try Command(["script"]).wait().status == 64)
    }

    @Test func whatGzipHasCompressedIsDecompressedFirst() throws {
        let body = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
        let gzip = "H4sIAAAAAAACA6tWKqksSFWyUkotKsovUtKB0lbVMPH8stSinPzElNSUeJiS3NTi4sR0kKQ/XFKpthYA8QKgw0sAAAA="
        let text = Self.recording.replacing("{content-type", with: "{content-encoding: gzip, content-type")
        let compressed = TemporaryFile(
            text.replacing("- text: '\(body)'", with: "- base64: '\(gzip)'"),
            named: "compressed.yaml"
        )
        let end = try Command(["script", compressed.path]).wait()
        #expect(end.status == 0 && end.errors == "")
        #expect(end.output.hasSuffix("    when: {model: m, last_user: Hi}\n    error: overloaded_error\n"))
        let broken = TemporaryFile(text, named: "broken.yaml")
        let failure = try Command(["script", broken.path]).wait()
        #expect(failure.status == 65 && failure.output == "")
        let told = "error: the body is not what its header says (content-encoding: gzip)\n"
        #expect(failure.errors == "\(broken.path): \(told)")
    }

    @Test func whatIsCompressedOtherwiseCannotBeRead() throws {
        let text = Self.recording.replacing("{content-type", with: "{content-encoding: br, content-type")
        let compressed = TemporaryFile(text, named: "compressed.yaml")
        let end = try Command(["script", compressed.path]).wait()
        #expect(end.status == 65 && end.output == "")
        #expect(end.errors.contains("error: the body is compressed (content-encoding: br)"))
        #expect(end.errors.contains("'record --no-compression'"))
    }
}
