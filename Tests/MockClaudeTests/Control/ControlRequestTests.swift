import HTTPDaemon
import MessagesAPI
import Testing

@testable import MockClaude

struct ControlRequestTests {
    private func request(_ target: String, method: String = "GET", body: String = "") -> ControlRequest? {
        ControlRequest(HTTPRequest(method: method, target: target, body: Array(body.utf8)))
    }

    @Test func thePathIsTakenApart() {
        #expect(request("/_mock/gates/lunch%20break/release?x=1")?.path == ["gates", "lunch break", "release"])
        #expect(request("/_mock")?.path == [] && request("/_mock/")?.path == [])
    }

    @Test(arguments: ["/v1/messages", "/_mocked", "/x/_mock/health", "/"])
    func whatIsElsewhereIsNone(target: String) { #expect(request(target) == nil) }

    @Test func theSessionIsInTheQueryOrBeforeThePath() {
        #expect(request("/_mock/requests")?.session == nil)
        #expect(request("/_mock/requests?session=a%2Fb")?.session == "a/b")
        #expect(request("/_mock/requests?session=")?.session == nil)
        #expect(request("/session/a/_mock/requests")?.session == "a")
        #expect(request("/session/a/_mock/requests?session=b")?.session == "b")
    }

    @Test func aQuestionAboutTheHeadIsOneAboutAll() { #expect(request("/_mock/", method: "HEAD")?.method == "GET") }

    @Test func theBodyIsAnObjectOrEmpty() throws {
        #expect(try request("/_mock/x", body: #"{"a":1}"#)?.object() == ["a": 1])
        #expect(try request("/_mock/x")?.object() == [:])
        #expect(throws: ControlError.self) { try request("/_mock/x", body: "[1]")?.object() }
        #expect(throws: ControlError.self) { try request("/_mock/x", body: "{")?.object() }
    }
}
