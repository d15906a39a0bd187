import HTTPDaemon
import Testing

@Suite struct HTTPRequestTests {
    @Test(
        arguments: [
            ("/v1/messages", "/v1/messages", nil), ("/v1/messages?beta=true", "/v1/messages", "beta=true"),
            ("/a?", "/a", ""), ("?a", "", "a"), ("/a?b?c", "/a", "b?c"), ("/a%3Fb", "/a%3Fb", nil), ("*", "*", nil),
            ("", "", nil),
        ] as [(String, String, String?)]
    )
    func `the first question mark ends the path, and nothing is decoded`(target: String, path: String, query: String?) {
        let request = HTTPRequest(method: "GET", target: target)
        #expect(request.path == path)
        #expect(request.query == query)
        #expect(request.target == target)
    }

    @Test func `one that no connection brought has no client`() {
        #expect(HTTPRequest(method: "GET", target: "/").client == nil)
    }
}
