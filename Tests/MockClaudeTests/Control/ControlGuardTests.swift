import HTTPDaemon
import Testing

@testable import MockClaude

struct ControlGuardTests {
    private func objection(_ headers: [String: String]) -> String? {
        ControlGuard.objection(
            to: HTTPRequest(
                method: "GET",
                target: "/_mock/",
                headers: HTTPHeaders(headers.map { HTTPHeader($0.key, $0.value) })
            )
        )
    }

    @Test(arguments: [
        "127.0.0.1:4010", "127.0.0.1", "127.1.2.3:80", "localhost", "LOCALHOST:4010", "[::1]", "[::1]:4010",
    ])
    func whoeverNamesLoopbackMayPass(host: String) { #expect(objection(["Host": host]) == nil) }

    @Test(arguments: [
        "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:4010", "10.0.0.1", "127.0.0.1:x", "128.0.0.1",
        "[::2]:4010", "[::1]evil", "127.0.0", "127.0.0.256", "", "localhost:99999",
    ])
    func anotherHostIsRefused(host: String) { #expect(objection(["Host": host]) != nil) }

    @Test func aRequestWithoutHostIsRefused() { #expect(objection([:]) != nil) }

    @Test(arguments: [
        ("http://127.0.0.1:4010", true), ("http://localhost:4010", false), ("http://127.0.0.1:3000", false),
        ("https://127.0.0.1:4010", false), ("https://evil.example", false), ("null", false),
    ])
    func onlyThePageItselfIsAnOrigin(origin: String, isAllowed: Bool) {
        #expect((objection(["host": "127.0.0.1:4010", "Origin": origin]) == nil) == isAllowed)
    }

    @Test(arguments: [("same-origin", true), ("none", true), ("same-site", false), ("cross-site", false)])
    func whatABrowserFetchesForAnotherSiteIsRefused(site: String, isAllowed: Bool) {
        #expect((objection(["host": "127.0.0.1:4010", "Sec-Fetch-Site": site]) == nil) == isAllowed)
    }
}
