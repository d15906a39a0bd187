import HTTPDaemon
import MessagesAPI
import Testing

@testable import MockClaude

struct APIErrorBodyTests {
    private func error(framing: FramingError? = nil, _ headers: (String, String)...) -> APIError? {
        APIError(
            bodyOf: HTTPRequest(
                method: "POST",
                target: "/v1/messages",
                headers: HTTPHeaders(headers.map { HTTPHeader($0, $1) }),
                framingError: framing
            )
        )
    }

    @Test func aBodyAsItIsHasNone() {
        #expect(error(("content-type", "application/json")) == nil)
        #expect(error(("Content-Encoding", "identity"), ("content-encoding", "")) == nil)
    }

    @Test(arguments: [("gzip", "gzip"), ("GZIP", "gzip"), ("br , deflate", "br, deflate"), ("identity, zstd", "zstd")])
    func aCompressedBodyNamesItsCoding(value: String, named: String) {
        let error = error(("CONTENT-ENCODING", value))
        #expect(error?.status == 400)
        #expect(error?.type == .invalidRequest)
        #expect(
            error?.message == "The content-encoding '\(named)' is not supported: send the body without compression"
        )
    }

    @Test func aBodyThatWasNotReadSaysWhy() {
        #expect(error(framing: .lengths)?.status == 400)
        #expect(error(framing: .transferCoding("gzip"))?.status == 501)
        #expect(error(framing: .transferCoding("gzip"))?.message.contains("'gzip'") == true)
    }
}
