import Testing

@testable import HTTPDaemon

struct ResponseHeadTests {
    @Test func `the head is what was given, in that order and case, and what belongs to HTTP`() throws {
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                headers: [
                    HTTPHeader("Content-Type", "text/event-stream; charset=utf-8"), HTTPHeader("x-B", "2"),
                    HTTPHeader("X-a", "1"), HTTPHeader("x-b", "3"), HTTPHeader("Empty", ""),
                ],
                body: .playback(Playback([.text("hello")]))
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.line() == "HTTP/1.1 200 OK")
            #expect(try client.line().hasPrefix("Date: "))
            #expect(try client.line() == "Content-Type: text/event-stream; charset=utf-8")
            #expect(try client.line() == "x-B: 2")
            #expect(try client.line() == "X-a: 1")
            #expect(try client.line() == "x-b: 3")
            #expect(try client.line() == "Empty:  ")
            #expect(try client.line() == "Transfer-Encoding: chunked")
            #expect(try client.line() == "")
            #expect(try client.bytes(15) == Array("5\r\nhello\r\n0\r\n\r\n".utf8))
            #expect(!client.hasReceived)
        }
    }

    @Test func `what says how the body is framed cannot be given`() throws {
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                headers: [
                    HTTPHeader("Content-Length", "99"), HTTPHeader("transfer-encoding", "gzip"),
                    HTTPHeader("CONNECTION", "keep-alive"), HTTPHeader("A", "b"),
                ],
                body: .bytes([0x61])
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.request()
                let (head, body) = try client.response()
                #expect(head.headers.map(\.name) == ["Date", "A", "Content-Length"])
                #expect(head.headers.last?.value == "1")
                #expect(body == "a")
            }
        }
    }

    @Test(arguments: [[], [HTTPHeader("Connection", "close")]])
    func `a date of one's own is the only one`(others: [HTTPHeader]) throws {
        try withDaemon { _ in
            let date = HTTPHeader("date", "Thu, 01 Jan 1970 00:00:00 GMT")
            return HTTPResponse(status: 200, headers: HTTPHeaders([date] + others))
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            let dates = try client.response().0.headers.filter { $0.name.lowercased() == "date" }
            #expect(dates == [HTTPHeader("date", "Thu, 01 Jan 1970 00:00:00 GMT")])
        }
    }

    @Test func `a response can end its connection`() throws {
        try withDaemon { _ in
            HTTPResponse(status: 200, headers: [HTTPHeader("connection", "Close")], body: .bytes([0x61]))
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            let (head, body) = try client.response()
            #expect(head.headers.value(of: "connection") == "close")
            #expect(body == "a")
            #expect(try client.rest().end == .closed)
        }
    }

    @Test(arguments: [529, 999, 418, 503])
    func `any status can be sent`(status: Int) throws {
        try withDaemon { _ in
            HTTPResponse(status: status, body: .bytes([0x61]))
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            let (head, body) = try client.response()
            #expect(head.status == status)
            #expect(body == "a")
        }
    }

    @Test(
        arguments: [
            (200, HTTPHeader("a", "b\r\nc: d")), (200, HTTPHeader("a", "b\n")), (200, HTTPHeader("a b", "c")),
            (200, HTTPHeader("", "c")),
            (100, HTTPHeader("a", "b")), (1000, HTTPHeader("a", "b")), (-1, HTTPHeader("a", "b")),
        ])
    func `a head that would break HTTP becomes an error`(status: Int, header: HTTPHeader) throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(
                status: status,
                headers: [header],
                body: .playback(Playback([.text("hello")])),
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.request()
                let (head, body) = try client.response()
                #expect(head.status == 500)
                #expect(body == "The head of this response cannot be sent.\n")
                #expect(ends.next()?.summary == "complete, 0 steps, 0 bytes")
            }
        }
    }

    @Test func `a head that the library has no memory for ends the connection`() throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                headers: [HTTPHeader("a", String(repeating: "x", count: 64 << 10))],
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.rest().bytes.isEmpty)
            #expect(ends.next()?.summary == "writeError(105), 0 steps, 0 bytes")
        }
    }

    @Test(arguments: [204, 304], [true, false])
    func `some statuses have no body`(status: Int, plays: Bool) throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(
                status: status,
                body: plays ? .playback(Playback([.text("hello", at: 5000)])) : .bytes(Array("hello".utf8)),
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.request()
                let head = try client.head()
                #expect(head.status == status)
                #expect(head.headers.value(of: "content-length") == (status == 204 ? nil : "5"))
                #expect(head.headers.value(of: "transfer-encoding") == nil)
                #expect(ends.next()?.summary == "complete, 0 steps, 0 bytes")
                #expect(!client.hasReceived)
            }
        }
    }

    @Test(arguments: [true, false])
    func `HEAD gets the head alone`(plays: Bool) throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                body: plays ? .playback(Playback([.text("hel"), .text("lo", at: 5000)])) : .bytes(Array("hello".utf8)),
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<2 {
                try client.send("HEAD / HTTP/1.1\r\nHost: test\r\n\r\n")
                #expect(try client.head().headers.value(of: "content-length") == "5")
                #expect(ends.next()?.summary == "complete, 0 steps, 0 bytes")
                #expect(!client.hasReceived)
            }
        }
    }

    @Test(arguments: ["OPTIONS", "DELETE", "PATCH", "CONNECT", "TRACE", "BREW", "get"])
    func `any method reaches the handler`(method: String) throws {
        try withDaemon { request in
            .text(request.method)
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.send("\(method) / HTTP/1.1\r\nHost: test\r\n\r\n")
            // A tunnel has no body: what follows the head of CONNECT is the tunnel's.
            if method == "CONNECT" {
                #expect(try client.head().status == 200)
                #expect(!client.hasReceived)
            } else {
                #expect(try client.response().body == method)
            }
        }
    }
}
