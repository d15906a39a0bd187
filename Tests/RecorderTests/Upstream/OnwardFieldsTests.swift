import HTTPDaemon
import Testing

@testable import Recorder

struct OnwardFieldsTests {
    private func fields(_ lines: [String], body: String = "", method: String = "POST") -> OnwardFields {
        let headers = lines.map { line in
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            return HTTPHeader(parts[0], parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
        }
        return OnwardFields(
            of: HTTPRequest(method: method, target: "/", headers: HTTPHeaders(headers), body: Array(body.utf8))
        )
    }

    private func spelled(_ fields: OnwardFields) -> [String] {
        fields.fields.map { "\($0.name): \($0.value)" }
    }

    @Test func `fields keep their order and case, and come as often as they came`() {
        let lines = ["x-API-key: k", "ANTHROPIC-version: 2023-06-01", "x: 1", "X: 2", "x: 1", "empty: "]
        #expect(spelled(fields(lines)) == lines)
    }

    @Test func `what is said to the next hop stays here`() {
        let lines = [
            "Host: here", "Connection: keep-alive, X-Mine ,x-other", "Keep-Alive: 5", "Proxy-Authorization: b",
            "Proxy-Connection: close", "TE: trailers", "Trailer: x", "Transfer-Encoding: chunked", "Upgrade: h2c",
            "Expect: 100-continue", "x-mine: 1", "X-Other: 2", "x-kept: 3",
        ]
        #expect(spelled(fields(lines, body: "abc")) == ["x-kept: 3", "Content-Length: 3"])
    }

    @Test func `a length keeps its place and case, and is the body's`() {
        #expect(
            spelled(fields(["a: 1", "content-LENGTH: 7", "b: 2"], body: "abc"))
                == ["a: 1", "content-LENGTH: 3", "b: 2"]
        )
        #expect(spelled(fields(["Content-Length: 0"])) == ["Content-Length: 0"])
        #expect(spelled(fields(["Transfer-Encoding: chunked"])) == ["Content-Length: 0"])
        #expect(spelled(fields([])) == [])
    }

    @Test func `what HEAD brings has no length, since it does not go on`() {
        #expect(spelled(fields(["Content-Length: 3", "a: 1"], body: "abc", method: "HEAD")) == ["a: 1"])
    }

    @Test func `what libcurl would add is taken out unless it was sent`() {
        #expect(fields(["empty: "]).lines == ["empty;", "Accept:", "Content-Type:", "Expect:", "User-Agent:"])
        #expect(
            fields(["accept: text/plain", "user-agent: me", "Content-type: "]).lines
                == ["accept: text/plain", "user-agent: me", "Content-type;", "Expect:"]
        )
    }
}
