import Testing

@testable import HTTPDaemon

struct HTTPDateTests {
    @Test(
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
        ])
    func `a date is told in the words of HTTP`(seconds: Int, expected: String) {
        #expect(HTTPDate(seconds: seconds).description == expected)
    }
}
