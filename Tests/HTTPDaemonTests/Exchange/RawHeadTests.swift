import Testing

@testable import HTTPDaemon

struct RawHeadTests {
    /// A request line, and a body.
    typealias Case = (request: String, status: Int, body: HTTPResponse.Body)

    @Test(
        arguments: [
            ("GET / HTTP/1.1", 200, .bytes(Array("hello".utf8))),
            ("GET / HTTP/1.1", 404, .bytes([])),
            ("GET / HTTP/1.1", 529, .playback(Playback([.text("one"), .text("two", at: 1)]))),
            ("GET / HTTP/1.0", 200, .playback(Playback([.text("one"), .text("two", at: 1)]))),
            ("GET / HTTP/1.1", 200, .playback(Playback([.text("one"), .text("two", at: 1)], length: 6))),
            ("GET / HTTP/1.1", 200, .playback(Playback([.text("one"), .text("two", at: 1)], length: 9))),
            ("GET / HTTP/1.1", 200, .playback(Playback([], length: 0))),
            ("HEAD / HTTP/1.1", 200, .bytes(Array("hello".utf8))),
            ("HEAD / HTTP/1.1", 200, .playback(Playback([.text("one")]))),
            ("GET / HTTP/1.1", 204, .bytes(Array("hello".utf8))),
            ("GET / HTTP/1.1", 304, .bytes(Array("hello".utf8))),
            ("GET / HTTP/1.1", 304, .playback(Playback([.text("one")]))),
            ("CONNECT a:1 HTTP/1.1", 200, .bytes(Array("hello".utf8))),
        ] as [Case],
        [true, false]
    )
    func `what is sent byte by byte is what the library would send, and so is what is told`(
        _ each: Case,
        hasDate: Bool
    ) throws {
        let ends = Ends()
        var headers = [
            HTTPHeader("x-B", "2"), HTTPHeader("Content-Length", "99"), HTTPHeader("connection", "close"),
            HTTPHeader("X-a", "1"), HTTPHeader("transfer-encoding", "gzip"),
        ]
        if hasDate { headers.insert(HTTPHeader("date", "Thu, 01 Jan 1970 00:00:00 GMT"), at: 1) }
        let response = HTTPResponse(
            status: each.status,
            headers: HTTPHeaders(headers),
            body: each.body,
            onEnd: ends.add
        )
        var dripped = response
        dripped.headInterval = .microseconds(1)
        var answers: [String] = []
        var summaries: [String] = []
        for response in [response, dripped] {
            try withDaemon { _ in
                response
            } _: { daemon in
                let client = try RawClient(daemon)
                try client.send("\(each.request)\r\nHost: test\r\n\r\n")
                let (bytes, end) = try client.rest()
                #expect(end == .closed)
                let lines = String(decoding: bytes, as: UTF8.self).split(
                    separator: "\r\n",
                    omittingEmptySubsequences: false
                )
                #expect(lines.contains { $0.lowercased().hasPrefix("date: ") })
                answers.append(lines.map { $0.hasPrefix("Date: ") ? "Date" : $0 }.joined(separator: "\n"))
                let told = try #require(ends.next())
                #expect(told.isHeadSent)
                summaries.append(told.summary)
            }
        }
        #expect(answers[1] == answers[0])
        #expect(summaries[1] == summaries[0])
    }

    @Test(
        arguments: [
            (200, HTTPHeader("a", "b\r\nc: d")), (200, HTTPHeader("a", "b\n")), (200, HTTPHeader("a b", "c")),
            (200, HTTPHeader("", "c")), (200, HTTPHeader("a", "b\0")),
            (100, HTTPHeader("a", "b")), (1000, HTTPHeader("a", "b")), (-1, HTTPHeader("a", "b")),
        ])
    func `a head that would break HTTP is none`(status: Int, header: HTTPHeader) {
        let head = ResponseHead(status: status, headers: [header], closes: true)
        #expect(RawHead(head, framing: .none, date: HTTPDate(seconds: 0)) == nil)
    }

    @Test func `a head that would break HTTP becomes an error, sent at once`() throws {
        let ends = Ends()
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                headers: [HTTPHeader("a b", "c")],
                headInterval: .seconds(60),
                body: .playback(Playback([.text("hello")])),
                onEnd: ends.add
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            try client.request()
            #expect(try client.response().head.status == 500)
            #expect(ends.next()?.summary == "complete, 0 steps, 0 bytes")
        }
    }
}
