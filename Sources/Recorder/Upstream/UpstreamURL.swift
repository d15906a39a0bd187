/// Where the service is that is asked: `https://api.anthropic.com`.
public struct UpstreamURL: Sendable, Equatable {
    /// Whether it is asked over TLS.
    public let isSecure: Bool
    /// Its name or numeric address, an IPv6 address without brackets.
    public let host: String
    /// Its port.
    public let port: UInt16
    /// What is put before every target, without a slash at its end: empty, or `/v2`.
    public let basePath: String

    /// Reads an address: `http://` or `https://`, a host, and if need be a port and a path.
    public init(_ text: String) throws(InvalidUpstreamURL) {
        let lowercased = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lowercased.hasPrefix) else {
            throw InvalidUpstreamURL(text, "expected http://… or https://…")
        }
        isSecure = scheme == "https://"
        let rest = text.dropFirst(scheme.count)
        if rest.contains("#") { throw InvalidUpstreamURL(text, "expected no fragment (#…)") }
        if rest.contains("?") { throw InvalidUpstreamURL(text, "expected no query (?…)") }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        let authority = rest[..<slash]
        if authority.contains("@") {
            throw InvalidUpstreamURL(text, "expected no user or password (…@); who asks brings its own key")
        }
        let hostText: Substring
        let portText: Substring?
        if authority.hasPrefix("["), let bracket = authority.firstIndex(of: "]") {
            hostText = authority[authority.index(after: authority.startIndex)..<bracket]
            let after = authority[authority.index(after: bracket)...]
            guard hostText.contains(":"), hostText.utf8.allSatisfy(Self.isAddressByte) else {
                throw InvalidUpstreamURL(text, "expected an IPv6 address between [ and ]")
            }
            guard after.isEmpty || after.hasPrefix(":") else {
                throw InvalidUpstreamURL(text, "expected a port (:443) or a path after ]")
            }
            portText = after.isEmpty ? nil : after.dropFirst()
        } else {
            let colon = authority.firstIndex(of: ":") ?? authority.endIndex
            hostText = authority[..<colon]
            portText = colon == authority.endIndex ? nil : authority[authority.index(after: colon)...]
            guard !hostText.isEmpty, hostText.utf8.allSatisfy(Self.isNameByte) else {
                throw InvalidUpstreamURL(text, "expected a host name or address after ://")
            }
        }
        host = String(hostText)
        if let portText {
            guard portText.utf8.allSatisfy(Self.isDigit), let port = UInt16(portText), port > 0 else {
                throw InvalidUpstreamURL(text, "expected a port from 1 to 65535 after the host")
            }
            self.port = port
        } else {
            port = isSecure ? 443 : 80
        }
        var path = rest[slash...]
        guard path.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw InvalidUpstreamURL(text, "expected a path of visible ASCII characters; others are written as %XX")
        }
        while path.hasSuffix("/") { path.removeLast() }
        basePath = String(path)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_")].contains(byte)
    }
}

extension UpstreamURL: CustomStringConvertible {
    /// The address without its path: `https://api.anthropic.com:443`.
    public var origin: String {
        "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }

    /// The whole address, with its port.
    public var description: String {
        origin + basePath
    }

    /// What a request for this target asks the service for. What is no path (`*`) stays what it is.
    func target(_ target: String) -> String {
        target.hasPrefix("/") ? basePath + target : target
    }
}

/// A text that is not the address of a service.
public struct InvalidUpstreamURL: Error, Equatable, CustomStringConvertible {
    /// The text, as far as it may be shown: without a user, a password, a query and a fragment, which may be secrets.
    public let text: String
    /// What was expected instead: `expected http://… or https://…`.
    public let expectation: String

    init(_ text: String, _ expectation: String) {
        let shown = text.prefix { $0 != "?" && $0 != "#" }
        if let at = shown.lastIndex(of: "@") {
            self.text = "…" + shown[at...]
        } else {
            self.text = String(shown)
        }
        self.expectation = expectation
    }

    /// For people: `'ftp://example.com' is no upstream: expected http://… or https://…`.
    public var description: String {
        "'\(text)' is no upstream: \(expectation)"
    }
}
