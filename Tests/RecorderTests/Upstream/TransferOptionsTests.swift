import Glibc
import HTTPDaemon
import Testing

@testable import Recorder

/// What reaches the upstream.
struct TransferOptionsTests {
    /// The head and the body of a request as it arrives at an upstream with that base path.
    private func arrival(of request: HTTPRequest, basePath: String = "") throws -> (head: [String], body: String) {
        let upstream = try RawUpstream()
        let loop = try AskingLoop(upstream.url + basePath)
        defer { loop.stop() }
        let answer = loop.ask(request)
        let connection = try upstream.accept()
        let head = connection.head().split(separator: "\r\n").map(String.init)
        let length = head.first { $0.lowercased().hasPrefix("content-length: ") }.flatMap { Int($0.dropFirst(16)) }
        let body = connection.bytes(request.method == "HEAD" ? 0 : length ?? 0)
        connection.send("HTTP/1.1 204 No Content\r\n\r\n")
        #expect(answer.end() == .complete)
        // Nothing came after it.
        loop.stop()
        #expect(connection.receive() == [])
        let port = upstream.port
        return (
            head.map { $0 == "Host: 127.0.0.1:\(port)" ? "Host: upstream" : $0 }, String(decoding: body, as: UTF8.self)
        )
    }

    private func request(
        _ method: String,
        _ target: String = "/v1",
        headers: [HTTPHeader] = [],
        body: String = ""
    ) -> HTTPRequest {
        HTTPRequest(method: method, target: target, headers: HTTPHeaders(headers), body: Array(body.utf8))
    }

    @Test(arguments: ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "SEARCH"])
    func `a request without a body arrives as it is, and with nothing added`(method: String) throws {
        #expect(try arrival(of: request(method)) == (["\(method) /v1 HTTP/1.1", "Host: upstream"], ""))
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "GET", "OPTIONS"])
    func `so does a request with one`(method: String) throws {
        let headers = [
            HTTPHeader("X-Api-KEY", "k"), HTTPHeader("content-length", "5"), HTTPHeader("a", "1"), HTTPHeader("A", "2"),
            HTTPHeader("Empty", ""), HTTPHeader("accept-encoding", "gzip, br"),
        ]
        let arrived = try arrival(of: request(method, headers: headers, body: "h\0llo"))
        #expect(
            arrived.head == [
                "\(method) /v1 HTTP/1.1", "Host: upstream", "X-Api-KEY: k", "content-length: 5", "a: 1", "A: 2",
                "Empty:",
                "accept-encoding: gzip, br",
            ]
        )
        #expect(arrived.body == "h\0llo")
    }

    @Test func `a length of nothing arrives, too`() throws {
        let arrived = try arrival(of: request("POST", headers: [HTTPHeader("Content-Length", "0")]))
        #expect(arrived.head == ["POST /v1 HTTP/1.1", "Host: upstream", "Content-Length: 0"])
    }

    @Test func `what a client says about itself is sent once`() throws {
        let headers = [
            HTTPHeader("user-agent", "me"), HTTPHeader("accept", "*/*"), HTTPHeader("Content-Type", "text/plain"),
            HTTPHeader("expect", "100-continue"), HTTPHeader("Content-Length", "1"), HTTPHeader("cookie", "a=b"),
        ]
        #expect(
            try arrival(of: request("POST", headers: headers, body: "x")).head == [
                "POST /v1 HTTP/1.1", "Host: upstream", "user-agent: me", "accept: */*", "Content-Type: text/plain",
                "Content-Length: 1", "cookie: a=b",
            ]
        )
    }

    @Test func `a large body arrives whole`() throws {
        let body = String(repeating: "0123456789", count: 500_000)
        #expect(try arrival(of: request("POST", body: body)).body == body)
    }

    @Test(arguments: ["/", "/a/../b/./c", "//x", "/%7e%2F?q=a b", "/?", "/?a=%zz&b=é#f", "*", "/a:b@c"])
    func `a target arrives as it was sent`(target: String) throws {
        #expect(try arrival(of: request("OPTIONS", target)).head.first == "OPTIONS \(target) HTTP/1.1")
    }

    @Test func `the base path is put before it`() throws {
        #expect(try arrival(of: request("GET", "/v1?a"), basePath: "/b/c/").head.first == "GET /b/c/v1?a HTTP/1.1")
    }

    @Test func `no proxy is asked, whatever the environment says`() async {
        await #expect(processExitsWith: .success) {
            let proxy = try RawUpstream()
            for name in ["http_proxy", "all_proxy", "HTTPS_PROXY", "ALL_PROXY"] { setenv(name, proxy.url, 1) }
            let upstream = try RawUpstream()
            let loop = try AskingLoop(upstream.url)
            let answer = loop.get()
            let connection = try upstream.accept()
            _ = connection.head()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            #expect(answer.end() == .complete)
            #expect(!proxy.hasCaller())
            loop.stop()
        }
    }
}
