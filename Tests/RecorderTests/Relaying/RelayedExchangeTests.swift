import Glibc
import HTTPDaemon
import MockClaude
import Scenario
import Testing
import Timeline

@testable import Recorder

struct RelayedExchangeTests {
    @Test func eachPieceGoesOnAsItComes() throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        upstream.send("HTTP/1.1 203 Fine\r\nX-One: 1\r\ntransfer-encoding: chunked\r\nDate: then\r\n\r\n3\r\none\r\n")
        let head = exchange.client.head()
        #expect(head.hasPrefix("HTTP/1.1 203 "))
        #expect(head.hasSuffix("\r\nX-One: 1\r\nDate: then\r\nTransfer-Encoding: chunked"))
        #expect(exchange.client.bytes(8) == Array("3\r\none\r\n".utf8))
        // The first is with the client before the second is sent.
        upstream.send("3\r\ntwo\r\n0\r\n\r\n")
        #expect(exchange.client.bytes(13) == Array("3\r\ntwo\r\n0\r\n\r\n".utf8))
        let recording = try #require(try exchange.recordings().first)
        #expect(recording.response.status == 203)
        #expect(recording.response.framing == .chunked)
        #expect(recording.response.texts == ["one", "two"])
        #expect(recording.response.end == .complete)
        #expect(recording.response.headers.contains(Timeline.Header("X-One", "1")))
    }

    @Test func aLengthStaysALength() throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        upstream.send("HTTP/1.1 429 Slow\r\nretry-after: 7\r\ncontent-length: 4\r\n\r\nab")
        #expect(exchange.client.head().contains("\r\nretry-after: 7\r\nContent-Length: 4"))
        #expect(exchange.client.bytes(2) == Array("ab".utf8))
        upstream.send("cd")
        #expect(exchange.client.bytes(2) == Array("cd".utf8))
        let response = try #require(try exchange.recordings().first).response
        #expect(response.framing == .length(4))
        #expect(response.texts == ["ab", "cd"])
    }

    @Test(arguments: [true, false], ["Content-Length: 9", "Transfer-Encoding: chunked"])
    func aCutStaysACutOfItsKind(isReset: Bool, framing: String) throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        upstream.send("HTTP/1.1 200 OK\r\n\(framing)\r\n\r\n")
        upstream.send(framing.hasPrefix("C") ? "one" : "3\r\none\r\n")
        _ = exchange.client.head()
        _ = exchange.client.bytes(framing.hasPrefix("C") ? 3 : 8)
        if isReset { upstream.reset() } else { upstream.close() }
        #expect(exchange.client.isClosedByPeer() == !isReset)
        let response = try #require(try exchange.recordings().first).response
        #expect(response.texts == ["one"])
        switch response.end {
        case .closed: #expect(!isReset)
        case .reset: #expect(isReset)
        case .complete, .unfinished: Issue.record("\(response.end)")
        }
    }

    @Test(arguments: [true, false]) func aCutBeforeTheHeadStaysOneToo(isReset: Bool) throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        if isReset { upstream.reset() } else { upstream.close() }
        #expect(exchange.client.isClosedByPeer() == !isReset)
        let response = try #require(try exchange.recordings().first).response
        #expect(!response.hasHead)
    }

    @Test func aClientThatLeavesEndsTheTransfer() throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        upstream.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n")
        _ = exchange.client.head()
        _ = exchange.client.bytes(8)
        exchange.client.close()
        #expect(upstream.isClosedByPeer() != nil)
        let response = try #require(try exchange.recordings().first).response
        #expect(response.texts == ["one"])
        #expect(response.end == .unfinished)
    }

    @Test func aClientThatLeavesBeforeTheAnswerEndsTheTransferToo() throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        exchange.client.close()
        #expect(upstream.isClosedByPeer() != nil)
        #expect(try exchange.recordings().isEmpty)
    }

    @Test func whatIsOnItsWayAtTheEndIsRecordedAsFarAsItCame() throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        upstream.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n")
        _ = exchange.client.head()
        _ = exchange.client.bytes(8)
        exchange.recorder.stop(grace: .zero)
        let response = try #require(try exchange.recordings().first).response
        #expect(response.texts == ["one"])
        #expect(response.end == .unfinished)
    }

    @Test func withoutAnUpstreamThereIsABadGatewayAndNoRecording() async throws {
        let gone = try RawUpstream().url
        let exchange = try RecordedExchange { $0.upstream = try? UpstreamURL(gone) }
        exchange.client.send("GET / HTTP/1.1\r\nHost: test\r\n\r\n")
        let head = exchange.client.head()
        #expect(head.hasPrefix("HTTP/1.1 502 "))
        let length = head.split(separator: "Content-Length: ").last.flatMap { Int($0.prefix { $0 != "\r" }) }
        let body = String(decoding: exchange.client.bytes(try #require(length)), as: UTF8.self)
        #expect(body.contains(#""type":"api_error""#))
        #expect(exchange.recorder.unanswered == 1)
        #expect(await exchange.recorder.server.requests().map(\.status) == [502])
        #expect(try exchange.recordings().isEmpty)
    }

    @Test func aHeadThatIsNoneIsNoAnswer() throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        upstream.send("HTTP/1.1 200 OK\r\nX A: 1\r\nContent-Length: 0\r\n\r\n")
        #expect(exchange.client.head().hasPrefix("HTTP/1.1 502 "))
        #expect(try exchange.recordings().isEmpty)
        #expect(exchange.recorder.unanswered == 1)
    }

    @Test func aSlowClientHoldsTheUpstreamBack() throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask()
        let size = 64 << 20
        upstream.send("HTTP/1.1 200 OK\r\nContent-Length: \(size)\r\n\r\n")
        _ = exchange.client.head()
        let piece = [UInt8](repeating: 0x61, count: 1 << 20)
        var sent = 0
        // Until no room is made for a while, however much is asked for.
        var idle = 0
        while sent < size, idle < 20 {
            let count = upstream.fill(piece)
            sent += count
            idle = count == 0 ? idle + 1 : 0
            if count == 0 { upstream.waitForRoom(milliseconds: 25) }
        }
        // The kernel's buffers of two connections, and what waits in between.
        #expect(sent < 48 << 20)
    }

    @Test func whatComesIsInTheJournal() async throws {
        let exchange = try RecordedExchange()
        let (upstream, _) = try exchange.ask("POST", "/v1/messages?api_key=planted", body: #"{"stream":true}"#)
        let event = "event: message_stop\ndata: {}\n\n"
        upstream.send("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nrequest-id: req_1\r\n")
        upstream.send("Content-Length: \(event.utf8.count)\r\n\r\n\(event)")
        _ = exchange.client.head()
        _ = exchange.client.bytes(event.utf8.count)
        let entry = try #require(await exchange.recorder.server.requests().first)
        #expect(entry.id == "req_1")
        #expect(entry.query == "api_key=[redacted]")
        #expect(entry.events.map(\.type) == ["message_stop"])
        #expect(entry.status == 200)
        #expect(entry.ended == .complete)
        #expect(entry.bytes == event.utf8.count)
    }
}

extension RawConnection {
    /// Waits until there is room to send, but no longer than that.
    fileprivate func waitForRoom(milliseconds: Int32) {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&state, 1, milliseconds)
    }
}
