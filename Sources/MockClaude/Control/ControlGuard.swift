import HTTPDaemon

/// What keeps pages of the web away from the control API: a browser on this machine must not become the hand of a stranger.
enum ControlGuard {
    /// Why a request is refused; nil when it may pass.
    ///
    /// A name that resolves to loopback (DNS rebinding) shows in `Host`, a page of another origin in `Origin`, and what asks
    /// without `Origin`, such as an image, in `Sec-Fetch-Site`.
    static func objection(to request: HTTPRequest) -> String? {
        let hosts = request.headers.filter { $0.name.lowercased() == "host" }
        guard let host = hosts.first?.value, hosts.count == 1, isLoopback(host) else {
            return "the control API answers only to a loopback Host, such as 127.0.0.1 or localhost"
        }
        if let origin = request.headers.value(of: "origin"), origin.lowercased() != "http://" + host.lowercased() {
            return "the control API does not answer pages of another origin"
        }
        if let site = request.headers.value(of: "sec-fetch-site"), !["same-origin", "none"].contains(site.lowercased())
        {
            return "the control API does not answer pages of another site"
        }
        return nil
    }

    /// Whether a host with or without its port names this machine's loopback.
    static func isLoopback(_ authority: String) -> Bool {
        let authority = authority.lowercased()
        if authority.hasPrefix("[") {
            let end = authority.firstIndex(of: "]") ?? authority.endIndex
            return authority[..<end] == "[::1" && isPort(authority[end...].dropFirst())
        }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard isPort(parts.count > 1 ? ":" + parts[1] : "") else { return false }
        return parts[0] == "localhost" || isLoopbackAddress(parts[0])
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || text.first == ":" && UInt16(text.dropFirst()) != nil
    }

    private static func isLoopbackAddress(_ host: Substring) -> Bool {
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }
}
