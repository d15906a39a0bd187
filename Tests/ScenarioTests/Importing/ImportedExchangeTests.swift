import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ImportedExchangeTests {
    @Test(arguments: [
        ("https://api.anthropic.com/v1/messages?beta=true#a", "/v1/messages?beta=true"), ("http://h:1", "/"),
        ("https://h?a=b", "/?a=b"), ("/v1/models", "/v1/models"), ("v1", "/v1"),
    ]) func anAddressIsAPath(url: String, path: String) {
        #expect(ImportedExchange(url: url).recording.request.path == path)
    }

    @Test func whatIsTextIsNotCompressed() {
        let headers: [Timeline.Header] = [
            .init("Content-Encoding", "gzip"), .init("Transfer-Encoding", "chunked"), .init("a", "b"),
        ]
        var exchange = ImportedExchange(headers: headers, body: Array("text".utf8))
        #expect(exchange.recording.response.headers == [.init("a", "b")])
        exchange.body = [0x1F, 0x8B]
        #expect(exchange.recording.response.headers == [.init("Content-Encoding", "gzip"), .init("a", "b")])
    }

    @Test func whatIsNotKnownOfTheRequestDoesNotCount() {
        var exchange = ImportedExchange()
        #expect(exchange.recording.request.ignored == [])
        exchange.isRequestKnown = false
        #expect(exchange.recording.request.ignored == [JSONPointer("")!])
    }

    @Test func whatWasCutIsClosedWhereItEnds() {
        var exchange = ImportedExchange(headAt: .seconds(1), bodyAt: .seconds(2))
        #expect(exchange.recording.response.end == .complete)
        exchange.isCut = true
        #expect(exchange.recording.response.end == .closed(at: .seconds(2)))
    }

    @Test func aBodyIsFramedByItsKind() {
        var exchange = ImportedExchange(body: Array("text".utf8))
        #expect(exchange.recording.response.framing == .length(4))
        exchange.headers = [.init("content-type", "text/event-stream")]
        #expect(exchange.recording.response.framing == .chunked)
    }
}
