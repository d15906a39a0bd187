import MessagesAPI
import Scenario
import Testing

@testable import Recorder

struct RequestIdentityTests {
    private func identity(_ body: String, path: String = "/v1/messages", ignoring: String...) -> RequestIdentity {
        RequestIdentity(
            Recording.Request(method: "POST", path: path, body: Array(body.utf8)),
            ignoring: ignoring.compactMap { JSONPointer($0) }
        )
    }

    @Test func bodiesAreComparedAsJSON() {
        #expect(identity(#"{"a":1.0,"b":[]}"#) == identity(#"{ "b": [], "a": 1 }"#))
        #expect(identity(#"{"a":1.0,"b":[]}"#).digits == identity(#"{ "b": [], "a": 1 }"#).digits)
        #expect(identity(#"{"a":1}"#) != identity(#"{"a":2}"#))
        #expect(identity("text") == identity("text") && identity("text") != identity("Text"))
        #expect(identity("null") != identity(""))
    }

    @Test func theQueryCounts() { #expect(identity("{}", path: "/a?b=1") != identity("{}", path: "/a?b=2")) }

    @Test func whatIsIgnoredDoesNotCount() {
        let body = #"{"a":{"b":1,"c":2},"d":[1,{"e":1}]}"#
        #expect(identity(body, ignoring: "/a/b", "/d/1/e", "/x/y") == identity(#"{"a":{"c":2},"d":[1,{}]}"#))
        #expect(identity(body, ignoring: "/d/0") == identity(#"{"a":{"b":1,"c":2},"d":[null,{"e":1}]}"#))
        #expect(identity(body, ignoring: "") == identity("null"))
        #expect(identity(body, ignoring: "/d/01", "/d/2") == identity(body))
    }

    @Test(arguments: [
        ("/v1/messages?beta=true", "post-v1-messages"), ("/", "post"),
        ("/v1/Models/claude%2Fö..", "post-v1-models-claude-2f"),
        ("/" + String(repeating: "abc/", count: 40), "post-" + String(repeating: "abc-", count: 13) + "abc"),
    ]) func aNameHoldsThePath(path: String, words: String) {
        #expect(identity("{}", path: path).words == words)
        #expect(identity("{}", path: path).digits.utf8.count == 8)
    }
}
