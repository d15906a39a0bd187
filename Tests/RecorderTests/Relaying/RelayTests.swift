import MessagesAPI
import MockClaude
import Scenario
import Testing
import Timeline

@testable import Recorder

struct RelayTests {
    private let answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

    @Test func theRequestGoesOnAsItCame() throws {
        let exchange = try RecordedExchange()
        let (upstream, head) = try exchange.ask(
            "POST",
            "/v1//messages?x=%2F..&y=",
            "X-B: 1\r\nx-api-key: planted-key\r\nx-a: 2\r\n",
            body: "{ }"
        )
        #expect(
            head == "POST /v1//messages?x=%2F..&y= HTTP/1.1\r\nHost: 127.0.0.1:\(exchange.upstream.port)\r\n"
                + "X-B: 1\r\nx-api-key: planted-key\r\nx-a: 2\r\nContent-Length: 3"
        )
        #expect(upstream.bytes(3) == Array("{ }".utf8))
        upstream.send(answer)
        _ = exchange.client.head()
        let request = try #require(try exchange.recordings().first).request
        #expect(request.path == "/v1//messages?x=%2F..&y=")
        #expect(request.headers.map(\.name) == ["x-api-key"])
        #expect(request.headers.map(\.value) == ["[redacted]"])
        #expect(request.body == Array("{ }".utf8))
    }

    @Test func whatNamesASessionStaysHere() throws {
        let exchange = try RecordedExchange()
        let (upstream, head) = try exchange.ask("GET", "/session/one/v1/models?a=b", "x-mock-session: two\r\na: 1\r\n")
        #expect(head.hasPrefix("GET /v1/models?a=b HTTP/1.1\r\n"))
        #expect(head.hasSuffix("\r\na: 1"))
        upstream.send(answer)
        _ = exchange.client.head()
        #expect(try exchange.recordings().map(\.request.path) == ["/v1/models?a=b"])
    }

    @Test(arguments: [
        ("/v1/messages", "/v1/messages"), ("/session/a", "/"), ("/session/a?b", "/?b"), ("/session/a/", "/"),
        ("/sessions/a/b", "/sessions/a/b"), ("*", "*"),
    ]) func aTargetLosesItsSession(target: String, rest: String) {
        #expect(Relay.targetWithoutSession(target) == rest)
    }

    @Test func whatIsTooLongToBeHeldDoesNotGoOn() async throws {
        let exchange = try RecordedExchange()
        exchange.client.send(
            "POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 999999999\r\nExpect: 100-continue\r\n\r\n"
        )
        #expect(exchange.client.head().hasPrefix("HTTP/1.1 413 "))
        #expect(await exchange.recorder.server.requests().map(\.status) == [413])
        #expect(try exchange.recordings().isEmpty)
    }

    @Test func placesThatAreIgnoredAreInTheRecording() throws {
        let exchange = try RecordedExchange { $0.ignored = [JSONPointer("/metadata")!] }
        let (upstream, _) = try exchange.ask("POST", body: "{}")
        upstream.send(answer)
        _ = exchange.client.head()
        #expect(try exchange.recordings().map { $0.request.ignored.map(\.description) } == [["/metadata"]])
    }

    @Test func theServiceCanBeAskedForPlainBodies() throws {
        let exchange = try RecordedExchange { $0.asksForPlainBodies = true }
        let (upstream, head) = try exchange.ask("GET", "/", "accept-encoding: gzip, br\r\n")
        #expect(head.hasSuffix("\r\nAccept-Encoding: identity"))
        #expect(!head.contains("gzip"))
        upstream.send(answer)
    }

    @Test func recordingsAreNumberedAsTheirRequestsCame() throws {
        let exchange = try RecordedExchange()
        let (first, _) = try exchange.ask("GET", "/first")
        let other = try RawConnection.connected(to: exchange.recorder.server.port)
        other.send("GET /second HTTP/1.1\r\nHost: test\r\n\r\n")
        let second = try exchange.upstream.accept()
        _ = second.head()
        second.send(answer)
        _ = other.head()
        first.send(answer)
        _ = exchange.client.head()
        #expect(try exchange.recordings().map(\.request.path) == ["/first", "/second"])
    }
}
