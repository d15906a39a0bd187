import HTTPDaemon
import Testing

@testable import Recorder

struct HeadFlawTests {
    @Test func whatCanGoOnHasNone() {
        #expect(HeadFlaw(status: 200, headers: [HTTPHeader("x-A_1", "a\tb é")]) == nil)
        #expect(HeadFlaw(status: 999, headers: []) == nil)
        let lengths = [HTTPHeader("Content-Length", "3"), HTTPHeader("content-length", "3")]
        #expect(HeadFlaw(status: 200, headers: lengths) == nil)
    }

    @Test func twoLengthsAreNone() {
        let lengths = [HTTPHeader("Content-Length", "3"), HTTPHeader("content-length", "4")]
        #expect(HeadFlaw(status: 200, headers: lengths)?.description == "it tells two lengths")
    }

    @Test(arguments: [
        (101, "a", "b", "its status is 101"), (1000, "a", "b", "its status is 1000"),
        (200, "X A", "b", "it has a header field whose name is none, with 3 bytes"),
        (200, "", "b", "it has a header field whose name is none, with 0 bytes"),
        (200, "a", "b\u{1}", "its header field 'a' has control characters"),
    ]) func whatIsNoHeadHasOne(status: Int, name: String, value: String, flaw: String) {
        #expect(HeadFlaw(status: status, headers: [HTTPHeader(name, value)])?.description == flaw)
    }
}
