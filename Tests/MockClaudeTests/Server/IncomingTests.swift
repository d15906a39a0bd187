import HTTPDaemon
import MessagesAPI
import Testing

@testable import MockClaude

@Suite struct IncomingTests {
    private func incoming(_ body: String, method: String = "POST", target: String = "/v1/messages") -> Incoming {
        Incoming(HTTPRequest(method: method, target: target, body: Array(body.utf8)))
    }

    @Test func bodiesAreComparedAsJSON() {
        #expect(incoming(#"{"a": 1, "b": [2.0]}"#).digest == incoming(#"{"b":[2],"a":1}"#).digest)
        #expect(incoming(#"{"a": 1}"#).digest != incoming(#"{"a": 2}"#).digest)
    }

    @Test func aBodyThatIsNoJSONIsComparedByItsBytes() {
        #expect(incoming("{").digest == incoming("{").digest)
        #expect(incoming("{").digest != incoming("[").digest)
        #expect(incoming("{").syntaxError?.status == 400)
    }

    @Test func withoutABodyTheTargetCounts() {
        let get = { (target: String) in incoming("", method: "GET", target: target).digest }
        #expect(get("/v1/models") == get("/v1/models"))
        #expect(get("/v1/models") != get("/v1/models?limit=1"))
    }

    @Test func onlyAPostHasABody() {
        #expect(incoming("{", method: "GET").syntaxError == nil)
        #expect(incoming(#"{"model": "m"}"#).messages.model == "m")
    }

    @Test func aBodyBeyondTheLimitIsNotRead() {
        let incoming = Incoming(HTTPRequest(method: "POST", target: "/v1/messages", bodyExceedsLimit: true))
        #expect(incoming.syntaxError == nil)
        #expect(incoming.body == .null)
    }

    @Test func headersAreFoundWhateverTheirCase() {
        let request = HTTPRequest(method: "GET", target: "/", headers: [HTTPHeader("X-Api-Key", "k")])
        #expect(Incoming(request).header("x-api-key") == "k")
        #expect(Incoming(request).header("authorization") == nil)
    }
}
