import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct MetricsCallTests {
    private let state = ServerState(Scenario(rules: [Rule(times: 1, answer: .reply(.text("one")))]))

    private func lines(_ query: String = "") -> [String] {
        state.ask("GET", "/metrics\(query)").text.split(separator: "\n").map(String.init)
    }

    @Test func whatWentThroughIsCounted() {
        let responder = Responder(state, control: nil, log: .silent)
        responder.respond(to: .message("a")).finish()
        let bytes = state.journal.entries()[0].bytes
        _ = responder.respond(to: .message("b"))
        #expect(
            Set(lines()).isSuperset(of: [
                "# TYPE mock_claude_requests_total counter", #"mock_claude_requests_total{status="200"} 1"#,
                #"mock_claude_requests_total{status="404"} 1"#, #"mock_claude_replies_ended_total{ended="complete"} 1"#,
                "mock_claude_reply_bytes_total \(bytes)", "mock_claude_replies_in_progress 1",
                "mock_claude_misses_total 1",
                "mock_claude_sessions 1",
            ])
        )
        #expect(lines("?session=other").contains("mock_claude_misses_total 0"))
    }

    @Test func itIsPrometheusText() {
        let response = state.ask("GET", "/metrics")
        #expect(response.headers.value(of: "content-type") == "text/plain; version=0.0.4; charset=utf-8")
        #expect(response.text.hasSuffix("\n"))
    }
}
