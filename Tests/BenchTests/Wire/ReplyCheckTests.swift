import Testing

@testable import bench

struct ReplyCheckTests {
    private let text =
        "HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 01:00:46 GMT\r\nrequest-id: req_011Cn\r\nContent-Length: 49\r\n\r\n"
        + #"data: {"id":"msg_01LE","input_tokens":423,"x":1}"# + "\n"

    private func template() throws -> ReplyTemplate {
        ReplyTemplate(try WireReply(Array(text.utf8)), distinctIDs: true)
    }

    /// Where a reply, which comes in parts of so many bytes, is not as it has to be; nil when it is.
    private func fault(_ reply: String, parts: Int = 1000) throws -> Int? {
        let template = try template()
        var check = ReplyCheck()
        var rest = Array(reply.utf8)[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(parts))
            rest = rest.dropFirst(parts)
            if !check.take(part, part.count, of: template) { return check.position }
        }
        return nil
    }

    private func changed(_ old: String, _ new: String) -> String {
        let place = text.ranges(of: old)[0]
        return text.replacingCharacters(in: place, with: new)
    }

    @Test(arguments: [1, 2, 7, 1000])
    func `the same reply is as it has to be, in whatever parts it comes`(_ parts: Int) throws {
        #expect(try fault(text, parts: parts) == nil)
    }

    @Test(arguments: [("01LE", "zZ9x"), ("011Cn", "abcde"), ("423", "918"), ("01:00:46", "02:10:00")])
    func `ids, the date and the number of input tokens may differ`(_ old: String, _ new: String) throws {
        #expect(try fault(changed(old, new)) == nil)
    }

    @Test(arguments: [
        ("01LE", "01-E"), ("423", "4x3"), ("\"x\":1", "\"x\":2"), ("data", "dat_"), ("200 OK", "200 ok"), ("423", "42"),
    ])
    func `anything else may not`(_ old: String, _ new: String) throws {
        #expect(try fault(changed(old, new)) != nil)
    }

    @Test func `the place of the first byte that differs is told`() throws {
        let wrong = changed("\"x\":1", "\"x\":2")
        #expect(try fault(wrong, parts: 5) == text.utf8.count - 3)
    }

    @Test func `more than a reply is too much`() throws {
        #expect(try fault(text + "x") == text.utf8.count)
    }

    @Test func `other ids have another digest`() throws {
        let template = try template()
        var digests: Set<UInt64> = []
        for reply in [text, changed("01LE", "01LF"), text] {
            var check = ReplyCheck()
            let bytes = Array(reply.utf8)
            let isRight = check.take(bytes, bytes.count, of: template)
            #expect(isRight)
            digests.insert(check.ids)
        }
        #expect(digests.count == 2)
    }
}

extension String {
    /// This text with a part of it replaced.
    fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
        self[..<range.lowerBound] + new + self[range.upperBound...]
    }
}
