import Logging
import MockClaude
import Testing

@testable import mock_claude

struct LogLineTests {
    private let time = Timestamp(milliseconds: 1_795_255_200_007)

    private func line(_ format: LogLine.Format, _ message: String, _ fields: [(String, String)]) -> String {
        var line = LogLine(format, level: .info, message: message, at: time)
        for (key, value) in fields { line.add(key, value) }
        return String(decoding: line.finished, as: UTF8.self)
    }

    @Test func text() {
        #expect(
            line(.text, "POST /v1/messages", [("rule", "bad start"), ("status", "200")])
                == #"10:00:00.007 info POST /v1/messages rule="bad start" status=200"# + "\n"
        )
    }

    @Test func json() {
        #expect(
            line(.json, "hello \"you\"", [("status", "200")])
                == #"{"time":"2026-11-21T10:00:00.007Z","level":"info","message":"hello \"you\"","status":"200"}"#
                + "\n"
        )
    }

    @Test func nothingThatAClientSendsWritesALineOfItsOwn() {
        #expect(
            line(.text, "GET /\n12:00 error", [("error", "a\r\nb\u{1b}[31m")])
                == #"10:00:00.007 info GET /\n12:00 error error="a\r\nb\u001b[31m""# + "\n"
        )
    }

    @Test(arguments: [
        ("\u{1b}[31m", #""\u001b[31m""#), ("\u{7f}", #""\u007f""#), ("\u{9b}31m", #""\u009b31m""#),
        ("a\u{2028}b\u{2029}c", #""a\u2028b\u2029c""#), ("\u{85}", #""\u0085""#), ("", #""""#),
        (#"say "hi""#, #""say \"hi\"""#), (#"a"b"#, #""a\"b""#), (#"a\b"#, #""a\\b""#), ("a=b", #""a=b""#),
        ("a\u{a0}b", "\"a\u{a0}b\""), ("größe/✓", "größe/✓"),
    ]) func aValueCannotBeTakenForAnythingElse(value: String, shown: String) {
        #expect(line(.text, "GET /", [("error", value)]) == "10:00:00.007 info GET / error=\(shown)\n")
    }

    @Test func inJSONTheSameCharactersAreSpelledOut() {
        #expect(
            line(.json, "\u{1b}\u{7f}\u{9b}\n\u{2028}", [])
                == #"{"time":"2026-11-21T10:00:00.007Z","level":"info","message":"\u001b\u007f\u009b\n\u2028"}"# + "\n"
        )
    }
}
