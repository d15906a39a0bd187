import Testing

@testable import HTTPDaemon

struct HTTPRequestTests {
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

    @Test(arguments: [
        ("/v1/messages?a", "/v1/messages?a"),
        ("http://127.0.0.1:4010/v1/messages?a=http://b", "/v1/messages?a=http://b"),
        ("HTTPS://api.anthropic.com/", "/"), ("http://host", "/"), ("http://host?a", "/?a"),
        ("//v1/messages", "//v1/messages"),
        ("*", "*"), ("host:443", "host:443"), ("", ""), ("/http://x/", "/http://x/"),
    ])
    func `of a whole URL the path and the query are left`(target: String, expected: String) {
        #expect(HTTPRequest.originForm(of: target) == expected)
    }

    @Test func `one that no connection brought has no client`() {
        #expect(HTTPRequest(method: "GET", target: "/").client == nil)
    }
}
