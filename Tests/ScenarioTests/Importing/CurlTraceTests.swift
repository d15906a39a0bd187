import Testing

@testable import Scenario

struct CurlTraceTests {
    @Test func onlyItsOwnStatusLineTellsIt() {
        #expect(CurlTrace.isOne("* a\r\n< HTTP/1.1 200 OK\r\n") && CurlTrace.isOne("< HTTP/2 200"))
        #expect(!CurlTrace.isOne("HTTP/1.1 200 OK\n") && !CurlTrace.isOne("data: < HTTP/1.1") && !CurlTrace.isOne(""))
    }

    @Test func whatIsNoAnswerIsTakenOut() {
        let trace = CurlTrace(
            """
              % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                             Dload  Upload   Total   Spent    Left  Speed
            \r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 127.0.0.1:80...
            * Connected
            > POST /v1/messages HTTP/1.1\r
            > \r
            } [2 bytes data]
            < HTTP/1.1 200 OK\r
            < a: b\r
            < \r
            { [8 bytes data]
            data: 1\r
            \r
            * Connection #0 to host 127.0.0.1 left intact
            : >
            """
        )
        #expect(String(decoding: trace.answer, as: UTF8.self) == "HTTP/1.1 200 OK\r\na: b\r\n\r\ndata: 1\r\n\r\n: >")
        #expect(trace.lineNumbers == [8, 9, 10, 12, 13, 15])
    }

    @Test(arguments: [
        ("event: a\ndata: {}\n\n: b\r\nid: 1\r\n\r\n", true), ("", true), ("data: {}* Connection #0\n\n", false),
        ("event: a* Connection #0\ndata: {}\n\n", false), ("data: {\"a\r100 1\nng\":1}\n\n", false),
        ("data: {}\r100 1\n\n", false), ("ng\"}\n\n", false), ("event: a{ [3 bytes data]\n", false),
    ]) func aStreamIsCleanWhenEachLineIsOne(body: String, isClean: Bool) {
        #expect(CurlTrace.isClean(Array(body.utf8), isStream: true) == isClean)
    }

    @Test func anyOtherBodyIsCleanWhenItIsJSON() {
        #expect(CurlTrace.isClean([], isStream: false) && CurlTrace.isClean(Array("{}".utf8), isStream: false))
        #expect(!CurlTrace.isClean(Array("{}* Connection #0".utf8), isStream: false))
    }
}
