import Testing

@testable import bench

struct WireReplyTests {
    private let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

    private func reply(_ text: String) throws -> WireReply {
        try WireReply(Array(text.utf8))
    }

    @Test func `chunks are taken apart, and the end belongs to the last`() throws {
        let reply = try reply(head + "6\r\na: 1\n\n\r\n3\r\nb\n\n\r\n0\r\n\r\n")
        #expect(String(decoding: reply.body, as: UTF8.self) == "a: 1\n\nb\n\n")
        #expect(reply.sends == [head.utf8.count + 11, reply.bytes.count])
    }

    @Test func `an event ends where its empty line does, wherever chunks end`() throws {
        let reply = try reply(head + "4\r\na: 1\r\n3\r\n\n\nb\r\n2\r\n\n\n\r\n0\r\n\r\n")
        #expect(reply.events == [head.utf8.count + 9 + 5, head.utf8.count + 9 + 8 + 5])
    }

    @Test func `a body may have a told length`() throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"
        let reply = try reply(head + "ab\n\n")
        #expect(reply.events == [head.utf8.count + 4])
        #expect(reply.sends == [head.utf8.count + 4])
    }

    @Test(arguments: ["", "4", "4\r\nab", "4\r\nabcd\r\n", "4\r\nabcd\r\n0\r\n"])
    func `more has to come`(_ rest: String) {
        #expect(throws: WireError.incomplete) { try reply(head + rest) }
    }

    @Test(arguments: [
        ("4\r\nabcdX\r\n0\r\n\r\n", "a chunk without end"), ("x\r\n", "a chunk of size 'x'"),
        ("0\r\n\r\nH", "more after the last chunk"),
    ])
    func `what is wrong is told`(_ rest: String, _ reason: String) {
        #expect(throws: WireError.malformed(reason)) { try reply(head + rest) }
    }

    @Test func `another status is wrong`() {
        #expect(throws: WireError.malformed("not a 200: http/1.1 404 not found")) {
            try reply("HTTP/1.1 404 Not Found\r\n\r\n")
        }
    }
}
