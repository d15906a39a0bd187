import Glibc
import HTTPDaemon
import Testing

@testable import Recorder

struct UpstreamClientTests {
    /// An upstream that is a daemon, and what asks it.
    private func withUpstream(
        _ respond: @escaping @Sendable (HTTPRequest) -> HTTPResponse,
        _ body: (AskingLoop, Daemon) throws -> Void
    ) throws {
        struct Upstream: RequestHandler {
            let closure: @Sendable (HTTPRequest) -> HTTPResponse
            func respond(to request: HTTPRequest) -> HTTPResponse { closure(request) }
        }
        let upstream = try Daemon(handler: Upstream(closure: respond))
        defer { upstream.stop(grace: .zero) }
        let loop = try AskingLoop("http://127.0.0.1:\(upstream.port)")
        defer { loop.stop() }
        try body(loop, upstream)
    }

    private func playing(_ steps: [Playback.Step]) -> HTTPResponse {
        HTTPResponse(status: 200, headers: [HTTPHeader("X-Test", "1")], body: .playback(Playback(steps)))
    }

    @Test func `each chunk is handed on by itself, whether or not it came alone`() throws {
        let texts = (0..<40).map { "chunk \($0)" }
        let steps = texts.enumerated().map { number, text in
            Playback.Step(due: .milliseconds(number / 10), .write(Array(text.utf8)))
        }
        try withUpstream({ [self] _ in playing(steps) }) { loop, _ in
            let answer = loop.get()
            #expect(answer.end() == .complete)
            #expect(answer.pieces == texts)
            #expect(answer.heads.first?.status == 200)
            #expect(answer.heads.first?.headers.contains(HTTPHeader("X-Test", "1")) == true)
        }
    }

    @Test func `many are asked at once, each as it ends`() throws {
        try withUpstream({ [self] request in
            switch request.target.split(separator: "/").first {
            case "whole": HTTPResponse(status: 429, body: .bytes(Array(request.target.utf8)))
            case "cut": playing([.init(due: .zero, .write([1])), .init(due: .milliseconds(3), .close)])
            default: playing([.init(due: .zero, .write([1])), .init(due: .milliseconds(3), .reset)])
            }
        }) { loop, _ in
            let answers = (0..<150).map { number in
                loop.get("/\(["whole", "cut", "reset"][number % 3])/\(number)")
            }
            for (number, answer) in answers.enumerated() {
                #expect(answer.end() == [.complete, .closed, .reset][number % 3])
                if number % 3 == 0 {
                    #expect(answer.pieces == ["/whole/\(number)"])
                    #expect(answer.heads.map(\.status) == [429])
                } else {
                    #expect(answer.bytes == [1])
                }
            }
        }
    }

    @Test func `a connection is used again, also by who asks when the last is over`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        let last = Answer()
        let first = Answer(onEnd: { [client = loop.client] in
            last.transfer = client.send(HTTPRequest(method: "GET", target: "/last"), to: last)
        })
        loop.get("/first", first)
        let connection = try upstream.accept()
        for target in ["/first", "/last"] {
            #expect(connection.head().hasPrefix("GET \(target) "))
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")
        }
        #expect(first.end() == .complete)
        #expect(last.end() == .complete)
        #expect(!upstream.hasCaller())
    }

    @Test func `a kept connection that the upstream has closed is not used`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        defer { loop.stop() }
        for _ in 1...3 {
            let answer = loop.get()
            let connection = try upstream.accept()
            _ = connection.head()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na")
            #expect(answer.end() == .complete)
            connection.close()
        }
    }

    @Test func `that nobody listens is told in words`() throws {
        let port = try RawUpstream().port
        let loop = try AskingLoop("http://127.0.0.1:\(port)")
        defer { loop.stop() }
        guard case .failed(let reason) = loop.get().end() else {
            Issue.record("it has not failed")
            return
        }
        #expect(reason.contains("127.0.0.1 port \(port)"))
    }

    @Test func `who is reset when it has just been accepted is reset`() throws {
        struct Refusing: RequestHandler {
            func admit() -> Admission { .reset }
            func respond(to request: HTTPRequest) -> HTTPResponse { HTTPResponse(status: 500) }
        }
        let upstream = try Daemon(handler: Refusing())
        defer { upstream.stop(grace: .zero) }
        let loop = try AskingLoop("http://127.0.0.1:\(upstream.port)")
        defer { loop.stop() }
        for _ in 1...50 { #expect(loop.get().end() == .reset) }
    }

    @Test func `who is closed when it has just been accepted is closed`() throws {
        struct Closing: RequestHandler {
            func admit() -> Admission { .close }
            func respond(to request: HTTPRequest) -> HTTPResponse { HTTPResponse(status: 500) }
        }
        let upstream = try Daemon(handler: Closing())
        defer { upstream.stop(grace: .zero) }
        let loop = try AskingLoop("http://127.0.0.1:\(upstream.port)")
        defer { loop.stop() }
        for _ in 1...50 { #expect(loop.get().end() == .closed) }
    }

    @Test func `a loop that ends closes all connections, and tells nobody`() throws {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url)
        let kept = loop.get("/kept")
        let idle = try upstream.accept()
        _ = idle.head()
        idle.send("HTTP/1.1 204 No Content\r\n\r\n")
        #expect(kept.end() == .complete)
        let answers = [loop.get("/a"), loop.get("/b")]
        _ = idle.head()
        let busy = try upstream.accept()
        _ = busy.head()
        loop.stop()
        for connection in [idle, busy] { #expect(connection.isClosedByPeer() == true) }
        for answer in answers {
            #expect(!answer.hasEnded)
            answer.transfer?.pause()
            answer.transfer?.cancel()
        }
    }
}
