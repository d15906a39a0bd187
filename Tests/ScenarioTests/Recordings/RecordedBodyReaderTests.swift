import Testing

@testable import Scenario

struct RecordedBodyReaderTests {
    private func body(_ text: String) -> (value: RecordedBody?, problems: [String]) {
        read(text, by: { RecordedBody.read($0, from: .milliseconds(5), $1) })
    }

    private func text(_ body: RecordedBody?) -> [String]? {
        body?.slices.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func whatHasNoTimeCameWithWhatStandsBeforeIt() {
        let body = body(
            "[{text: a}, {line: b}, {at: 7ms, event: c, data: d}, {base64: ZQ==}, {at: 7ms, text: f}, {end: closed}]"
        )
        #expect(text(body.value) == ["ab\n", "event: c\ndata: d\n\ne", "f"])
        #expect(body.value?.slices.map(\.at) == [.milliseconds(5), .milliseconds(7), .milliseconds(7)])
        #expect(body.value?.end == .closed(at: .milliseconds(7)))
        #expect(body.problems == [])
    }

    @Test func theEndOfACompleteBodyMayHaveATime() {
        #expect(body("[{text: a}, {end: complete}]").value?.endAt == nil)
        #expect(body("[{text: a}, {at: 9ms, end: complete}]").value?.endAt == .milliseconds(9))
    }

    @Test(arguments: [
        ("{}", "1:1: error: expected a list of what came, with {end: complete} as its last, found a map"),
        ("[]", "1:1: error: the body does not say how it ended, expected {end: complete} behind this"),
        ("[{text: a}]", "1:2: error: the body does not say how it ended, expected {end: complete} behind this"),
        ("[{end: closed}, {text: a}]", "1:17: error: nothing can follow the end on line 1"),
        ("[{at: 4ms, text: a}, {end: complete}]", "1:2: error: this comes before what stands in front of it, at 5ms"),
        ("[{end: compleet}]", "1:8: error: unknown end 'compleet', did you mean 'complete'?"),
        ("[{event: a}, {end: complete}]", "1:2: error: an entry of the body needs 'data'"),
        ("[{line: a, data: b}, {end: complete}]", "1:12: error: 'data' can only stand beside 'event'"),
        (
            "[{line: a, text: b}, {end: complete}]",
            "1:12: error: 'text' cannot stand beside 'line' on line 1: an entry of the body has only one of them"
        ),
        (
            #"[{event: a, data: "b\n"}, {end: complete}]"#,
            "1:19: error: this is one line of an event, without line breaks; 'text' is any text"
        ),
        ("[{base64: '='}, {end: complete}]", "1:11: error: expected base64 with its padding, found the text '='"),
        ("[{at: 9ms, end: unfinished}]", "1:3: warning: 'at' changes nothing beside 'end: unfinished'"),
    ]) func whatIsWrongIsTold(text: String, problem: String) {
        #expect(body(text).problems == [problem])
    }
}
