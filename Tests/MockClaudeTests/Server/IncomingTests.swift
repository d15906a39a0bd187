import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct IncomingTests {
    private func incoming(_ body: String, method: String = "POST", target: String = "/v1/messages") -> Incoming {
        Incoming(HTTPRequest(method: method, target: target, body: Array(body.utf8)))
    }

    @Test func bodiesAreComparedAsJSON() {
        #expect(incoming(#"{"a": 1, "b": [2.0]}"#).callDigest() == incoming(#"{"b":[2],"a":1}"#).callDigest())
        #expect(incoming(#"{"a": 1}"#).callDigest() != incoming(#"{"a": 2}"#).callDigest())
    }

    @Test(arguments: [
        #"{"a": 1, "stream": true}"#, #"{"stream": false, "a": 1}"#,
        #"{"a": 1, "stream": true, "stream_options": {"include_usage": true}}"#,
    ])
    func howTheAnswerIsToBeSentDoesNotCount(body: String) {
        #expect(incoming(body).callDigest() == incoming(#"{"a": 1}"#).callDigest())
        #expect(incoming(#"{"a": {"stream": true}}"#).callDigest() != incoming(#"{"a": {}}"#).callDigest())
    }

    @Test func aBodyThatIsNoJSONIsComparedByItsBytes() {
        #expect(incoming("{").callDigest() == incoming("{").callDigest())
        #expect(incoming("{").callDigest() != incoming("[").callDigest())
        #expect(incoming("{").syntaxError?.status == 400)
    }

    @Test func theSameBodyElsewhereIsAnotherCall() {
        let count = incoming(#"{"a": 1}"#, target: "/v1/messages/count_tokens")
        #expect(incoming(#"{"a": 1}"#).callDigest() != count.callDigest())
    }

    @Test func withoutABodyTheTargetCounts() {
        let get = { (target: String) in incoming("", method: "GET", target: target).callDigest() }
        #expect(get("/v1/models") == get("/v1/models"))
        #expect(get("/v1/models") == get("/session/a/v1/models"))
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

    @Test func aBodyThatWasNotReadOrIsCompressedIsNotTakenForWrongJSON() {
        var request = HTTPRequest(method: "POST", target: "/v1/messages", body: Array("{}".utf8))
        request.headers = [HTTPHeader("content-encoding", "gzip")]
        #expect(Incoming(request).syntaxError == APIError(bodyOf: request))
        #expect(Incoming(request).body == .null)
        request = HTTPRequest(method: "POST", target: "/v1/messages", framingError: .lengths)
        #expect(Incoming(request).syntaxError == APIError(bodyOf: request))
    }

    @Test func aThreadGoesOnWithWhatTheDoorReads() throws {
        let conversations = HeldConversations()
        conversations.hold(
            ["thread": ["type": "create"], "messages": [["role": "user", "content": "One"]]],
            bytes: 1,
            until: .zero,
            isUnderWay: { false },
            answeredBy: Message(id: "msg_1", model: "m", usage: [:])
        )
        let next = incoming(
            #"{"thread": {"type": "continue", "previous_message_id": "msg_1"}, "messages": [{"role": "user", "content": "Two"}]}"#,
            target: "/model/anthropic.claude-3-haiku-20240307-v1:0/invoke"
        )
        // Rules are matched against what it is by then, whatever was looked up in it before.
        let asSent = next.candidate(attempt: 1)
        #expect(next.candidate(attempt: 1) === asSent && next.candidate(attempt: 2) !== asSent)
        try next.read()
        let asRead = next.candidate(attempt: 1)
        #expect(asSent.request.model.isEmpty && asRead.request.model == "claude-3-haiku-20240307")
        try next.goOn(in: conversations, now: .zero)
        #expect(asRead.request.turn == 1 && next.candidate(attempt: 1).request.turn == 2)
        #expect(next.messages.model == "claude-3-haiku-20240307")
        #expect(next.messages.messages.map(\.role) == ["user", "assistant", "user"])
        #expect(next.body["messages"]?.array?.count == 1)
    }

    @Test func headersAreFoundWhateverTheirCase() {
        let request = HTTPRequest(method: "GET", target: "/", headers: [HTTPHeader("X-Api-Key", "k")])
        #expect(Incoming(request).header("x-api-key") == "k")
        #expect(Incoming(request).header("authorization") == nil)
    }

    @Test func whatOnlyTheServerKnowsIsNoted() throws {
        let cache = PromptCache()
        let time = Timestamp(milliseconds: 0)
        let plain = incoming(#"{"messages": [{"role": "user", "content": "Hi"}]}"#)
        #expect(plain.note(cachedIn: cache, now: .zero, time: time) == nil)
        #expect(plain.messages.containerExpiry() == "1970-01-31T00:00:00.000Z")
        let marked = incoming(
            #"{"cache_control": {"type": "ephemeral"}, "messages": [{"role": "user", "content": "Hi"}]}"#
        )
        let noted = marked.note(cachedIn: cache, now: .zero, time: time)
        let prompt = try #require(noted)
        #expect(marked.messages.cacheUse == CacheUse(writtenFor5Minutes: 5))
        cache.write(prompt, at: .zero, now: .zero)
        _ = marked.note(cachedIn: cache, now: .zero, time: time)
        #expect(marked.messages.cacheUse == CacheUse(read: 5))
    }

    @Test(arguments: [
        ("/model/m/invoke", "/model/m/invoke-with-response-stream"),
        ("/model/m/converse", "/model/m/converse-stream"),
        (
            "/v1/projects/p/locations/l/publishers/anthropic/models/m:rawPredict",
            "/v1/projects/p/locations/l/publishers/anthropic/models/m:streamRawPredict"
        ),
    ])
    func aPathThatSaysWhetherToStreamIsThatOfTheSameCall(whole: String, stream: String) {
        #expect(incoming("{}", target: whole).callDigest() == incoming("{}", target: stream).callDigest())
        let other = stream.replacing("m", with: "n", maxReplacements: 1)
        #expect(incoming("{}", target: other).callDigest() != incoming("{}", target: stream).callDigest())
    }

    @Test(arguments: [
        (["x-api-key": "k", "authorization": "Bearer t"], "k"),
        (["authorization": "Bearer t"], "Bearer t"),
        (
            [
                "authorization":
                    "AWS4-HMAC-SHA256 Credential=AKID/20261121/us-east-1/bedrock/aws4_request, SignedHeaders=host, Signature=1"
            ],
            "AKID"
        ),
        (["authorization": "AWS4-HMAC-SHA256 Credential="], ""),
        (["authorization": "AWS4-HMAC-SHA256"], "AWS4-HMAC-SHA256"),
        ([:], nil),
    ])
    func aSignatureIsTheSameKeyWheneverItIsMade(headers: [String: String], key: String?) {
        let fields = headers.map { HTTPHeader($0, $1) }
        #expect(Incoming(HTTPRequest(method: "POST", target: "/v1/messages", headers: HTTPHeaders(fields))).key == key)
    }
}
