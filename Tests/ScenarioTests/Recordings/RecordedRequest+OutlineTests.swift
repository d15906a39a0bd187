import MessagesAPI
import Testing

@testable import Scenario

struct RecordedRequestOutlineTests {
    /// Whether a request has the digest of a recorded one.
    private func hasDigest(
        _ body: String,
        at target: String = "/v1/messages",
        of recorded: String,
        at place: String = "/v1/messages",
        ignoring: [String] = []
    ) -> Bool {
        let recorded = RecordedRequest(
            Recording.Request(method: "POST", path: place, body: Array(recorded.utf8)),
            ignoring: ignoring.compactMap { JSONPointer($0) }
        )
        let parts = target.split(separator: "?").map(String.init)
        let candidate = Candidate(
            MessagesRequest(body: .null),
            path: parts[0],
            query: parts.count > 1 ? parts[1] : nil,
            body: Array(body.utf8)
        )
        let outline = recorded.outline
        return outline.digest(of: candidate) == outline.digest(of: recorded)
    }

    @Test func whatIsTheSameHasTheSameDigest() {
        #expect(hasDigest(#"{"b":2.0,"a":[1]}"#, of: #"{"a":[1],"b":2e0}"#))
        #expect(hasDigest("no JSON", of: "no JSON"))
        #expect(hasDigest("", at: "/v1/models?b=2&a=1", of: "", at: "/session/x/v1/models?a=1&b=2"))
    }

    @Test func whatIsDifferentHasAnother() {
        #expect(!hasDigest(#"{"a":[2]}"#, of: #"{"a":[1]}"#))
        #expect(!hasDigest("other", of: "no JSON"))
        #expect(!hasDigest("", at: "/v1/models?a=1", of: "", at: "/v1/models?a=2"))
        #expect(!hasDigest("", at: "/v1/models", of: "", at: "/v1/model"))
    }

    @Test func whatIsIgnoredTellsNothing() {
        #expect(hasDigest(#"{"a":[1,3]}"#, of: #"{"a":[1,2],"b":4}"#, ignoring: ["/a/1", "/b"]))
        #expect(!hasDigest(#"{"a":[2,3]}"#, of: #"{"a":[1,2],"b":4}"#, ignoring: ["/a/1", "/b"]))
        #expect(hasDigest("anything", of: #"{"a":1}"#, ignoring: [""]))
    }

    @Test func whatWasRedactedTellsNothing() {
        #expect(hasDigest(#"{"a":["x",{"b":7}],"c":1}"#, of: #"{"a":["my [redacted]",{"b":"[redacted]"}],"c":1}"#))
        #expect(!hasDigest(#"{"a":["x",{"b":7}],"c":2}"#, of: #"{"a":["my [redacted]",{"b":"[redacted]"}],"c":1}"#))
        #expect(hasDigest("a secret text", of: "a [redacted] text"))
        #expect(hasDigest("", at: "/v1/files/1", of: "", at: "/v1/files/[redacted]"))
        #expect(hasDigest("", at: "/v1/files?key=1", of: "", at: "/v1/files?key=[redacted]"))
    }
}
