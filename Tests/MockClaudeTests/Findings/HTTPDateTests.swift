import Testing

@testable import MockClaude

struct HTTPDateTests {
    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Tue, 29 Feb 2000 23:59:59 GMT", 951_868_799),
    ]) func aDate(text: String, seconds: Int) {
        #expect(HTTPDate.parse(text) == .seconds(seconds))
    }

    @Test(arguments: [
        "", "tomorrow", "06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 06 Nov 1994 08:49 GMT",
        "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 99999999999 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 GMT x",
    ]) func whatIsNone(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }
}
