import Testing

@testable import HTTPDaemon

struct FramingErrorTests {
    private func error(_ headers: (String, String)...) -> FramingError? {
        FramingError(HTTPHeaders(headers.map { HTTPHeader($0, $1) }))
    }

    @Test func `a length, chunks, both or neither are well`() {
        #expect(error() == nil)
        #expect(error(("Host", "x"), ("content-length", "5")) == nil)
        #expect(error(("Transfer-Encoding", "Chunked")) == nil)
        #expect(error(("TRANSFER-ENCODING", "chunked"), ("Content-Length", "5")) == nil)
    }

    @Test func `several lengths must be the same`() {
        #expect(error(("Content-Length", "5"), ("content-length", "5")) == nil)
        #expect(error(("Content-Length", "5"), ("content-length", "6")) == .lengths)
    }

    @Test func `no coding is known but chunks`() {
        #expect(error(("Transfer-Encoding", "gzip")) == .transferCoding("gzip"))
        #expect(error(("Transfer-Encoding", "gzip, chunked")) == .transferCoding("gzip, chunked"))
        #expect(
            error(("Transfer-Encoding", "gzip"), ("transfer-encoding", "chunked")) == .transferCoding("gzip, chunked")
        )
        #expect(error(("Transfer-Encoding", "")) == .transferCoding(""))
    }
}
