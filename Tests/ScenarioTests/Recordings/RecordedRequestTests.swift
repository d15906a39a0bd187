import MessagesAPI
import Testing

@testable import Scenario

struct RecordedRequestTests {
    private func recorded(
        _ body: String,
        method: String = "POST",
        path: String = "/v1/messages",
        ignoring: [String] = []
    ) -> RecordedRequest {
        RecordedRequest(
            Recording.Request(method: method, path: path, body: Array(body.utf8)),
            ignoring: ignoring.compactMap { JSONPointer($0) }
        )
    }

    private func candidate(
        _ body: String,
        method: String = "POST",
        path: String = "/v1/messages",
        query: String? = nil
    ) -> Candidate {
        let bytes = Array(body.utf8)
        let json = (try? JSON(parsing: bytes)) ?? .null
        return Candidate(MessagesRequest(body: json), path: path, query: query, method: method, body: bytes)
    }

    private func explanation(_ recorded: RecordedRequest, _ candidate: Candidate) -> String? {
        recorded.difference(of: candidate).map { "\($0.key): \($0.explanation)" }
    }

    @Test func bodiesAreComparedAsJSON() {
        let recorded = recorded(#"{"a": 1.0, "b": ["x"]}"#)
        #expect(explanation(recorded, candidate(#"{"b":["x"],"a":1}"#)) == nil)
        #expect(explanation(recorded, candidate(#"{"b":["y"],"a":1}"#)) == #"body /b/0: "y" is not "x""#)
        #expect(explanation(recorded, candidate(#"{"a":1}"#)) == #"body /b: nothing is not ["x"]"#)
        #expect(explanation(recorded, candidate(#"{"b":["x"],"a":1,"c":2}"#)) == "body /c: 2 is not nothing")
        #expect(explanation(recorded, candidate(#"{"b":["x",1],"a":1}"#)) == "body /b/1: 1 is not nothing")
        #expect(explanation(recorded, candidate(#"{"b":[],"a":1}"#)) == #"body /b/0: nothing is not "x""#)
        #expect(explanation(recorded, candidate("x")) == "body: it is no JSON, unlike that of the recording")
    }

    @Test func whatIsNoJSONIsComparedByteForByte() {
        #expect(explanation(recorded("a=1"), candidate("a=1")) == nil)
        #expect(explanation(recorded("a=1"), candidate("a=2")) == "body: it is not that of the recording")
        #expect(explanation(recorded(""), candidate("")) == nil)
    }

    @Test func whatWasRedactedInWhatIsNoJSONMayBeAnything() {
        let recorded = recorded("a=[redacted]&b=1")
        #expect(explanation(recorded, candidate("a=secret&b=1")) == nil)
        #expect(explanation(recorded, candidate("a=secret&b=2")) == "body: it is not that of the recording")
    }

    @Test(arguments: ["/session/one/v1/messages", "/anthropic/v1/messages", "/session/one/anthropic/v1/messages?a=1"])
    func thePrefixesThatACandidateLosesDoNotCount(path: String) {
        let query = path.contains("?") ? "a=1" : nil
        #expect(explanation(recorded("", path: path), candidate("", query: query)) == nil)
        #expect(recorded("", path: path).request.path == path)
    }

    @Test func methodPathAndQueryCount() {
        let recorded = recorded("", method: "GET", path: "/v1/models?limit=2&after=a")
        #expect(
            explanation(recorded, candidate("", method: "GET", path: "/v1/models", query: "after=a&limit=2")) == nil
        )
        #expect(
            explanation(recorded, candidate("", method: "GET", path: "/v1/models", query: "limit=2"))
                == #"query: "limit=2" does not equal "after=a&limit=2""#
        )
        #expect(
            explanation(recorded, candidate("", method: "GET", path: "/v1/models"))
                == #"query: "" does not equal "after=a&limit=2""#
        )
        #expect(
            explanation(recorded, candidate("", method: "HEAD", path: "/v1/models", query: "after=a&limit=2"))
                == "method: HEAD is not GET"
        )
        #expect(
            explanation(recorded, candidate("", method: "GET", path: "/v1/model"))
                == #"path: "/v1/model" does not equal "/v1/models""#
        )
    }

    @Test func whatSomeClientsHaveInFrontOfEveryPathDoesNotCount() {
        #expect(explanation(recorded("", path: "/anthropic/v1/messages"), candidate("")) == nil)
    }

    @Test func whatIsIgnoredMayBeAnythingOrNothing() {
        let recorded = recorded(#"{"a":1,"metadata":{"user_id":"u1"}}"#, ignoring: ["/metadata/user_id", "/seed"])
        #expect(explanation(recorded, candidate(#"{"a":1,"metadata":{"user_id":"u2"},"seed":4}"#)) == nil)
        #expect(explanation(recorded, candidate(#"{"a":1,"metadata":{}}"#)) == nil)
        #expect(explanation(recorded, candidate(#"{"a":1}"#)) != nil)
    }

    @Test(arguments: [["/a/0", "/a/1"], ["/a/1", "/a/0"], ["/a/0", "/a/0/b", "/a/1"]])
    func placesOfOneListAreThoseOfTheWholeList(ignored: [String]) {
        let recorded = recorded(#"{"a":[{"b":1},2,3]}"#, ignoring: ignored)
        #expect(recorded.request.ignored.map(\.description) == ignored)
        #expect(explanation(recorded, candidate(#"{"a":[{"b":4},5,3]}"#)) == nil)
        #expect(explanation(recorded, candidate(#"{"a":[{"b":4},5,6]}"#)) != nil)
    }

    @Test func allOfTheBodyMayBeIgnored() {
        let recorded = recorded(#"{"a":1}"#, ignoring: [""])
        for body in ["", "x", #"{"b":2}"#] { #expect(explanation(recorded, candidate(body)) == nil) }
        #expect(explanation(recorded, candidate("", method: "GET")) != nil)
        #expect(recorded.digest == self.recorded("x", ignoring: [""]).digest)
    }

    @Test func whatWasRedactedMayBeAnything() {
        let recorded = recorded(
            #"{"key":"[redacted]","text":"my key is [redacted], keep it"}"#,
            path: "/v1/messages?token=[redacted]"
        )
        let body = #"{"key":"sk","text":"my key is sk-1, keep it"}"#
        #expect(explanation(recorded, candidate(body, query: "token=x")) == nil)
        #expect(explanation(recorded, candidate(body.replacing("\"sk\"", with: "[1]"), query: "token=x")) == nil)
        #expect(explanation(recorded, candidate(body.replacing("keep", with: "lose"), query: "token=x")) != nil)
        #expect(explanation(recorded, candidate(body, query: "tokens=x")) != nil)
    }

    @Test func theOneWithMostInCommonIsNearest() {
        let bodies = [
            #"{"messages":["x"],"model":"a","stream":true}"#, #"{"messages":["hi","yo"],"model":"a"}"#,
            #"{"messages":["hi"],"model":"b","stream":true}"#, #"{"messages":["hi"],"model":"a","stream":true}"#,
        ]
        let asked = candidate(#"{"messages":["hi"],"model":"a"}"#)
        #expect(bodies.map { recorded($0).difference(of: asked)?.likeness } == [1, 2, 2, 3])
        #expect(recorded(bodies[3], path: "/other").difference(of: asked)?.likeness == -1)
    }

    @Test func theDigestIsOfWhatCounts() {
        let one = recorded(#"{"a":1,"b":2}"#, ignoring: ["/b"])
        #expect(one.digest == recorded(#"{"b":3, "a":1.0}"#, ignoring: ["/b"]).digest)
        #expect(one.digest != recorded(#"{"a":2,"b":2}"#, ignoring: ["/b"]).digest)
        #expect(one.digest != recorded(#"{"a":1,"b":2}"#, method: "PUT", ignoring: ["/b"]).digest)
        #expect(recorded("a").digest != recorded("b").digest)
    }
}
