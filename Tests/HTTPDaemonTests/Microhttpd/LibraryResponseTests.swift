import Testing

@testable import HTTPDaemon

struct LibraryResponseTests {
    @Test(
        arguments: [
            ("retry-after", "1", true), ("x-empty", "", true), ("x-text", "größe", true), ("x y", "1", false),
            ("", "1", false), ("x-lines", "a\r\nb: c", false), ("x-line", "a\nb", false),
        ])
    func `a header field that would break the head is refused`(name: String, value: String, isAdded: Bool) throws {
        guard let response = LibraryResponse(text: "ok") else {
            Issue.record("no memory")
            return
        }
        let result = response.add([HTTPHeader(name, value)])
        #expect(result == isAdded)
    }

    @Test func `what says how the body is framed is passed over`() throws {
        guard let response = LibraryResponse(text: "ok") else {
            Issue.record("no memory")
            return
        }
        // The library would refuse this value.
        let result = response.add([HTTPHeader("Content-Length", "a\nb"), HTTPHeader("x", "1")])
        #expect(result)
    }
}
