import Glibc
import Logging
import Testing

@testable import mock_claude

@Suite struct LogLineTests {
    private let time = timespec(tv_sec: 1_795_255_200, tv_nsec: 7_654_321)

    private func line(_ format: StandardErrorLog.Format, _ message: String, _ fields: [(String, String)]) -> String {
        var line = LogLine(format, level: .info, message: message, at: time)
        for (key, value) in fields { line.add(key, value) }
        return String(decoding: line.finished, as: UTF8.self)
    }

    @Test func text() {
        #expect(
            line(.text, "POST /v1/messages", [("rule", "bad start"), ("status", "200")])
                == #"10:00:00.007 info POST /v1/messages rule="bad start" status=200"#
        )
    }

    @Test func json() {
        #expect(
            line(.json, "hello \"you\"", [("status", "200")])
                == #"{"time":"2026-11-21T10:00:00.007Z","level":"info","message":"hello \"you\"","status":"200"}"#
        )
    }

    @Test func nothingThatAClientSendsWritesALineOfItsOwn() {
        #expect(
            line(.text, "GET /\n12:00 error", [("error", "a\r\nb\u{1b}[31m")])
                == #"10:00:00.007 info GET /\n12:00 error error="a\r\nb\u{1B}[31m""#
        )
    }
}
