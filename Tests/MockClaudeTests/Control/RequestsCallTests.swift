import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct RequestsCallTests {
    private let state = ServerState(Scenario(rules: [Rule(times: 1, answer: .reply(.text("one")))]))

    private func request(_ session: String) {
        _ = Responder(state, control: nil, log: .silent)
            .respond(to: .message("Hi", target: "/session/\(session)/v1/messages"))
    }

    private func sessions(_ query: String = "") throws -> [String?]? {
        try state.ask("GET", "/requests\(query)").json["requests"]?.array?.map { $0["session"]?.string }
    }

    @Test func theJournalIsReadAndClearedSessionBySession() throws {
        for session in ["a", "b", "a"] { request(session) }
        #expect(try sessions() == ["a", "b", "a"])
        #expect(try sessions("?session=b") == ["b"])
        #expect(state.ask("DELETE", "/requests?session=a").status == 200)
        #expect(try sessions() == ["b"])
        #expect(state.ask("DELETE", "/requests").status == 200)
        #expect(try sessions() == [])
    }

    @Test func clearingIsNoReset() throws {
        request("a")
        _ = state.ask("DELETE", "/requests")
        request("a")
        #expect(try state.ask("GET", "/requests").json["requests"]?[0]?["status"] == 404)
        #expect(state.ask("POST", "/reset?session=a").status == 200)
        request("a")
        #expect(try state.ask("GET", "/requests").json["requests"]?[0]?["status"] == 200)
    }
}
