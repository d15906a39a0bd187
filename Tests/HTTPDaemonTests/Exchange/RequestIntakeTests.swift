import Testing

@testable import HTTPDaemon

/// What the handler is told of a request, for requests as they come over a socket.
struct RequestIntakeTests {
    /// Sends bytes, and returns the request that the handler got and the response.
    private func exchange(
        maximumBodyBytes: Int = 32 << 20,
        _ send: (RawClient) throws -> Void
    ) throws -> (request: HTTPRequest, head: RawClient.Head) {
        let requests = Collected<HTTPRequest>()
        return try withDaemon(maximumBodyBytes: maximumBodyBytes) { request in
            requests.add(request)
            return .text("ok")
        } _: { daemon in
            let client = try RawClient(daemon)
            try send(client)
            let (head, body) = try client.response()
            #expect(body == "ok")
            return (try #require(requests.all.last), head)
        }
    }

    @Test func `header fields keep their order and their case, the target stays as it was sent`() throws {
        let (request, _) = try exchange {
            try $0.send(
                "POST /v1/messages%20x?beta=true&a=%41?b HTTP/1.1\r\nHost: test\r\nX-b: 2\r\nx-A:  1 \r\nX-B: 3\r\n"
                    + "Cookie: a=b; c=d\r\nEmpty:\r\ncontent-LENGTH: 4\r\n\r\nbody"
            )
        }
        #expect(request.method == "POST")
        #expect(request.target == "/v1/messages%20x?beta=true&a=%41?b")
        #expect(request.path == "/v1/messages%20x")
        #expect(request.query == "beta=true&a=%41?b")
        #expect(request.version == .http11)
        #expect(
            request.headers.map { "\($0.name)=\($0.value)" } == [
                "Host=test", "X-b=2", "x-A=1 ", "X-B=3", "Cookie=a=b; c=d", "Empty=", "content-LENGTH=4",
            ]
        )
        #expect(request.body == Array("body".utf8))
        #expect(!request.bodyExceedsLimit)
    }

    @Test func `chunks are put together`() throws {
        let (request, _) = try exchange {
            try $0.send(
                "POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5;ext=1\r\nhello\r\n1\r\n \r\n5\r\nthere\r\n0\r\nTrailer: x\r\n\r\n"
            )
        }
        #expect(String(decoding: request.body, as: UTF8.self) == "hello there")
        #expect(request.headers.value(of: "trailer") == nil)
    }

    @Test func `a request may come byte by byte`() throws {
        let (request, _) = try exchange { client in
            for byte in "POST /x HTTP/1.1\r\nHost: test\r\nContent-Length: 3\r\n\r\nabc".utf8 {
                try client.send([byte])
            }
        }
        #expect(request.target == "/x")
        #expect(request.body == Array("abc".utf8))
    }

    @Test func `a client that asks before it sends is told to go on`() throws {
        let (request, _) = try exchange { client in
            try client.send("POST / HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n")
            #expect(try client.line() == "HTTP/1.1 100 Continue")
            #expect(try client.line() == "")
            try client.send("body")
        }
        #expect(request.body == Array("body".utf8))
    }

    @Test func `an upgrade to HTTP 2 is ignored, and the connection kept`() throws {
        let (_, head) = try exchange { client in
            for _ in 0..<2 {
                try client.request(headers: [
                    "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
                ])
            }
            #expect(try client.response().body == "ok")
        }
        #expect(head.status == 200)
        #expect(head.headers.value(of: "connection") == nil)
        #expect(head.headers.value(of: "upgrade") == nil)
    }

    @Test func `a large body arrives whole`() throws {
        let body = [UInt8](0...250).repeated(32 << 10)
        let (request, _) = try exchange { client in
            try client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: \(body.count)\r\n\r\n")
            try client.send(body)
        }
        #expect(request.body == body)
    }

    @Test(arguments: [
        "Content-Length: 11\r\n\r\nhello world", "Transfer-Encoding: chunked\r\n\r\nb\r\nhello world\r\n0\r\n\r\n",
    ])
    func `a body over the limit is dropped, and the connection kept`(rest: String) throws {
        let (request, _) = try exchange(maximumBodyBytes: 10) { client in
            try client.send("POST / HTTP/1.1\r\nHost: test\r\n\(rest)")
            #expect(try client.response().body == "ok")
            try client.send("POST / HTTP/1.1\r\nHost: test\r\n\(rest)")
        }
        #expect(request.bodyExceedsLimit)
        #expect(request.body.isEmpty)
    }

    @Test func `a body of just the limit is kept`() throws {
        let (request, _) = try exchange(maximumBodyBytes: 10) { try $0.request(body: "0123456789") }
        #expect(!request.bodyExceedsLimit)
        #expect(request.body.count == 10)
    }

    @Test(arguments: [("/long", false), ("http://test/long", false), ("/short", true), ("/", true)])
    func `a target may have a limit of its own`(target: String, isBeyond: Bool) throws {
        struct Limits: RequestHandler {
            func respond(to request: HTTPRequest) -> HTTPResponse { .text("\(request.bodyExceedsLimit)") }
            func maximumBodyBytes(target: String) -> Int? { ["/long": 20, "/short": 5][target] }
        }
        let daemon = try Daemon(.init(loops: 1, maximumBodyBytes: 10), handler: Limits())
        defer { daemon.stop(grace: .zero) }
        let client = try RawClient(daemon)
        try client.send("POST \(target) HTTP/1.1\r\nHost: test\r\nContent-Length: 15\r\n\r\nfifteen letters")
        #expect(try client.response().body == "\(isBeyond)")
    }

    @Test func `who asks before sending too much is answered at once`() throws {
        let (request, head) = try exchange(maximumBodyBytes: 10) { client in
            try client.send("POST / HTTP/1.1\r\nHost: test\r\nExpect: 100-Continue\r\nContent-Length: 11\r\n\r\n")
        }
        #expect(request.bodyExceedsLimit)
        #expect(head.status == 200)
        #expect(head.headers.value(of: "connection") == "close")
    }

    @Test(
        arguments: ["GET", "POST", "DELETE"],
        [
            ("Transfer-Encoding: gzip", FramingError.transferCoding("gzip")),
            ("Transfer-Encoding: gzip, chunked", .transferCoding("gzip, chunked")),
            ("Content-Length: 5\r\nContent-Length: 6", .lengths),
        ]
    )
    func `a body whose end nobody knows is answered at once, and then the connection ends`(
        method: String,
        fields: (String, FramingError)
    ) throws {
        let (request, head) = try exchange { try $0.send("\(method) /a HTTP/1.1\r\nHost: test\r\n\(fields.0)\r\n\r\n") }
        #expect(request.framingError == fields.1)
        #expect(request.target == "/a")
        #expect(request.body.isEmpty)
        #expect(head.headers.value(of: "connection") == "close")
    }

    @Test(arguments: [
        "Expect: 100-continue\r\nContent-Length: 4000011\r\n", "Transfer-Encoding: gzip\r\n",
        "X-Long: \(String(repeating: "x", count: 20_000))\r\n",
    ])
    func `who goes on sending after such an answer can still read it`(fields: String) throws {
        try withDaemon(maximumBodyBytes: 10) { _ in
            .text("no")
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send("POST / HTTP/1.1\r\nHost: test\r\n\(fields)\r\n")
            for _ in 0..<4 { try client.send([UInt8](repeating: 0x78, count: 1_000_000)) }
            client.finishSending()
            let (bytes, end) = try client.rest()
            #expect(bytes.starts(with: "HTTP/1.1 ".utf8))
            #expect(end == .closed)
        }
    }

    @Test func `of a target that is a whole URL the path is told`() throws {
        let (request, _) = try exchange { try $0.request("http://api.anthropic.com/v1/messages?beta=true") }
        #expect(request.target == "/v1/messages?beta=true")
    }

    @Test func `an answer before the body may be delayed too`() throws {
        try withDaemon(maximumBodyBytes: 10) { _ in
            .playing([.text("too much", at: 30)], headDue: .milliseconds(20))
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send("POST / HTTP/1.1\r\nHost: test\r\nExpect: 100-continue\r\nContent-Length: 11\r\n\r\n")
            #expect(try client.head().status == 200)
            #expect(try client.chunks() == ["too much"])
            #expect(try client.rest().end == .closed)
        }
    }

    @Test func `a head of more than seven kilobytes is read, and can be answered with one of two`() throws {
        let long = String(repeating: "x", count: 7400)
        try withDaemon { request in
            HTTPResponse(
                status: 200,
                headers: [HTTPHeader("X-Long", String(repeating: "y", count: 1800))],
                body: .bytes(Array((request.headers.value(of: "x-long") ?? "").utf8))
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.request(headers: ["X-Long: \(long)"])
                #expect(try client.response().body == long)
            }
        }
    }

    @Test func `a head that is far too long is refused`() throws {
        try withDaemon { _ in
            .text("ok")
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send("GET / HTTP/1.1\r\nHost: test\r\nX-Long: " + String(repeating: "x", count: 12 << 10))
            #expect(try client.head().status == 431)
        }
    }

    @Test(
        arguments: [
            "\u{16}\u{3}\u{1}\u{2}\r\n\r\n", "hello\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", "\r\n\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: nine\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc",
        ])
    func `garbage reaches no handler, and does no harm`(garbage: String) throws {
        let requests = Collected<HTTPRequest>()
        try withDaemon { request in
            requests.add(request)
            return .text("ok")
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send(garbage)
            client.finishSending()
            _ = try client.rest()
            #expect(requests.all.isEmpty)
            let other = try RawClient(daemon)
            try other.request()
            #expect(try other.response().body == "ok")
        }
    }
}
