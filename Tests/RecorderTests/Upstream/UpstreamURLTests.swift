import Testing

@testable import Recorder

struct UpstreamURLTests {
    @Test(arguments: [
        ("https://api.anthropic.com", "https://api.anthropic.com:443", "/v1/messages?a=b"),
        ("https://api.anthropic.com/", "https://api.anthropic.com:443", "/v1/messages?a=b"),
        ("HTTP://localhost:4010", "http://localhost:4010", "/v1/messages?a=b"),
        ("http://[::1]:80/proxy/claude//", "http://[::1]:80/proxy/claude", "/proxy/claude/v1/messages?a=b"),
        ("http://127.0.0.1/%20", "http://127.0.0.1:80/%20", "/%20/v1/messages?a=b"),
    ])
    func `an address is read, and what it puts before a target`(text: String, whole: String, target: String) throws {
        let url = try UpstreamURL(text)
        #expect(url.description == whole)
        #expect(url.target("/v1/messages?a=b") == target)
        #expect(url.target("*") == "*")
    }

    @Test func `its parts are told`() throws {
        let url = try UpstreamURL("https://[fe80::1]:8443/a")
        #expect((url.isSecure, url.host, url.port, url.basePath) == (true, "fe80::1", 8443, "/a"))
        #expect(url.origin == "https://[fe80::1]:8443")
    }

    @Test(arguments: [
        ("api.anthropic.com", "'api.anthropic.com' is no upstream: expected http://… or https://…"),
        ("ftp://a", "'ftp://a' is no upstream: expected http://… or https://…"),
        ("http://", "'http://' is no upstream: expected a host name or address after ://"),
        ("http://:80", "'http://:80' is no upstream: expected a host name or address after ://"),
        ("http://a b", "'http://a b' is no upstream: expected a host name or address after ://"),
        ("http://[a]:1", "'http://[a]:1' is no upstream: expected an IPv6 address between [ and ]"),
        ("http://[::1]1", "'http://[::1]1' is no upstream: expected a port (:443) or a path after ]"),
        ("http://a:", "'http://a:' is no upstream: expected a port from 1 to 65535 after the host"),
        ("http://a:0", "'http://a:0' is no upstream: expected a port from 1 to 65535 after the host"),
        ("http://a:+1", "'http://a:+1' is no upstream: expected a port from 1 to 65535 after the host"),
        ("http://a:65536", "'http://a:65536' is no upstream: expected a port from 1 to 65535 after the host"),
        ("http://a?key=secret", "'http://a' is no upstream: expected no query (?…)"),
        ("http://a/#secret", "'http://a/' is no upstream: expected no fragment (#…)"),
        (
            "http://me:secret@a/b",
            "'…@a/b' is no upstream: expected no user or password (…@); who asks brings its own key"
        ),
        (
            "http://a/é",
            "'http://a/é' is no upstream: expected a path of visible ASCII characters; others are written as %XX"
        ),
    ])
    func `what is no address is told, without its secrets`(text: String, message: String) {
        let error = #expect(throws: InvalidUpstreamURL.self) { try UpstreamURL(text) }
        #expect(error?.description == message)
    }
}
