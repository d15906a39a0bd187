import HTTPDaemon
import Testing

@testable import Recorder

struct ResponseHeadReaderTests {
    /// The head that these lines are, and the number of the line with which it was whole.
    private func read(_ lines: [String]) -> (head: ResponseHeadReader.Head, line: Int)? {
        var reader = ResponseHeadReader(method: "GET")
        var found: (ResponseHeadReader.Head, Int)?
        for (number, line) in lines.enumerated() {
            guard let head = reader.read(Array(line.utf8)) else { continue }
            #expect(found == nil)
            found = (head, number)
        }
        #expect(reader.isDone == (found != nil))
        return found
    }

    @Test func `a head is its status and its fields as they came`() {
        let read = read(["HTTP/1.1 429 Too Many\r\n", "Retry-AFTER:3\r\n", "x: \t a b \r\n", "x:\r\n", "\r\n"])
        #expect(read?.line == 4)
        #expect(read?.head.status == 429)
        #expect(read?.head.headers == [HTTPHeader("Retry-AFTER", "3"), HTTPHeader("x", "a b"), HTTPHeader("x", "")])
    }

    @Test func `interim heads are passed over, and so are trailers`() {
        let read = read([
            "HTTP/1.1 100 Continue\r\n", "\r\n", "HTTP/1.1 103 Early Hints\r\n", "link: a\r\n", "\r\n",
            "HTTP/2 200 \r\n", "a: 1\r\n", "\r\n", "trailer: x\r\n", "\r\n",
        ])
        #expect(read?.line == 7)
        #expect(read?.head == .init(status: 200, headers: [HTTPHeader("a", "1")]))
    }

    @Test func `a field that is broken into lines is put together`() {
        let read = read(["HTTP/1.1 200 OK\n", "a: 1\n", " 2\n", "\t3\n", "b: 4\n", "\n"])
        #expect(read?.head.headers == [HTTPHeader("a", "1 2 3"), HTTPHeader("b", "4")])
    }

    @Test func `a head that has not ended is none`() {
        #expect(read(["HTTP/1.1 200 OK\r\n", "a: 1\r\n"]) == nil)
    }

    @Test(arguments: [
        (["HTTP/1.1 200 OK", "a: 1", ""], true), (["HTTP/1.1 200 OK", "content-LENGTH: 1", ""], false),
        (["HTTP/1.1 200 OK", "Transfer-encoding: chunked", ""], false), (["HTTP/2 200", ""], false),
        (["HTTP/1.1 200 OK"], false), (["HTTP/1.1 204 No Content", ""], false),
        (["HTTP/1.1 304 Not Modified", ""], false),
    ])
    func `a body without length or chunks ends with the connection`(lines: [String], endsWithConnection: Bool) {
        var reader = ResponseHeadReader(method: "GET")
        var readerOfHead = ResponseHeadReader(method: "HEAD")
        for line in lines {
            _ = reader.read(Array(line.utf8))
            _ = readerOfHead.read(Array(line.utf8))
        }
        #expect(!readerOfHead.endsWithConnection)
        #expect(reader.endsWithConnection == endsWithConnection)
        #expect(reader.isOfStream == (lines[0] == "HTTP/2 200"))
    }
}
