import HTTPDaemon
import Testing

@testable import Recorder

struct RequestDisplayTests {
    private func shown(_ fields: [HTTPHeader], _ body: String = "", target: String = "/") -> HTTPRequest {
        RequestDisplay(scrubber: Scrubber()).shown(
            HTTPRequest(method: "POST", target: target, headers: HTTPHeaders(fields), body: Array(body.utf8))
        )
    }

    @Test func ofSecretFieldsTheNameIsLeft() {
        let fields = [
            HTTPHeader("Host", "localhost:4010"), HTTPHeader("x-api-key", "sk-ant-planted"),
            HTTPHeader("cookie", "a=planted-cookie"), HTTPHeader("anthropic-version", "2023-06-01"),
            HTTPHeader("content-length", "12"), HTTPHeader("x-mock-session", "one"),
        ]
        #expect(
            shown(fields).headers.map(\.value)
                == ["localhost:4010", "[redacted]", "[redacted]", "2023-06-01", "12", "one"]
        )
    }

    @Test func whatIsSecretIsNeitherInTheTargetNorInTheBody() {
        let request = shown(
            [HTTPHeader("x-api-key", "planted-in-header")],
            #"{"a":"planted-in-header","b":"planted-in-query","c":1}"#,
            target: "/v1/messages?api_key=planted-in-query&beta=true"
        )
        #expect(request.target == "/v1/messages?api_key=[redacted]&beta=true")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"a":"[redacted]","b":"[redacted]","c":1}"#)
    }

    @Test func aBodyThatCannotBeLookedIntoIsLeftOut() {
        #expect(shown([HTTPHeader("content-encoding", "br")], "x").body == [])
    }
}
