import Testing

@testable import HTTPDaemon

@Suite struct DaemonTests {
    @Test func `answers a request with a body of bytes`() throws {
        try withDaemon { _ in
            HTTPResponse(status: 200, headers: [HTTPHeader("X-Test", "yes")], body: .bytes(Array("hello".utf8)))
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<3 {
                try client.request()
                let (head, body) = try client.response()
                #expect(head.status == 200)
                #expect(head.headers.value(of: "x-test") == "yes")
                #expect(body == "hello")
            }
        }
    }

    @Test func `plays chunks and keeps the connection`() throws {
        try withDaemon { _ in
            HTTPResponse(
                status: 200,
                body: .playback(Playback([.text("one"), .text("two", at: 20), .text("three", at: 40)]))
            )
        } _: { daemon in
            let client = try RawClient(daemon)
            for _ in 0..<3 {
                try client.request()
                #expect(try client.head().status == 200)
                #expect(try client.chunks() == ["one", "two", "three"])
            }
        }
    }
}
