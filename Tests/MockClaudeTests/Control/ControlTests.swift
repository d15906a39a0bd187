import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct ControlTests {
    private let state = ServerState(Scenario())

    @Test func anUnknownCallIsNamed() throws {
        let response = state.ask("GET", "/nonsense")
        #expect(response.status == 404)
        #expect(try response.json["error"]?.string?.contains("requests") == true)
    }

    @Test(arguments: [
        ("POST", "/health", "GET"), ("PUT", "/requests", "GET, DELETE"), ("GET", "/reset", "POST"),
        ("POST", "/gates/lunch", "GET"), ("GET", "/gates/lunch/release", "POST"), ("DELETE", "/scenario", "GET, PUT"),
    ])
    func anotherMethodIsRefused(method: String, path: String, allowed: String) {
        let response = state.ask(method, path)
        #expect(response.status == 405)
        #expect(response.headers.value(of: "allow") == allowed)
    }

    @Test(arguments: ["/health/more", "/gates", "/gates/a/b", "/gates/a/release/c"])
    func aPathBehindACallIsUnknown(path: String) { #expect(state.ask("GET", path).status == 404) }

    @Test func strangersAreRefusedWhateverTheyAsk() {
        for path in ["/health", "/requests", "/", "/nonsense"] {
            let response = state.ask("GET", path, headers: [HTTPHeader("Origin", "https://evil.example")])
            #expect(response.status == 403)
            #expect(!response.headers.contains { $0.name.lowercased().hasPrefix("access-control") })
        }
    }

    @Test func noAnswerMayBeReadByAnotherOrigin() {
        for path in ["/health", "/requests", "/scenario", "/verdict", "/metrics", "/"] {
            let response = state.ask("GET", path, headers: [HTTPHeader("Origin", "http://127.0.0.1:4010")])
            #expect(response.status == 200, "\(path)")
            #expect(!response.headers.contains { $0.name.lowercased().hasPrefix("access-control") }, "\(path)")
        }
    }

    @Test func aPreflightIsNoCall() { #expect(state.ask("OPTIONS", "/requests").status == 405) }

    @Test func healthIsAnswered() { #expect(state.ask("GET", "/health").status == 200) }
}
