/// What nobody but a client may see: keys, tokens and cookies.
package enum Secret {
    /// The header fields whose values are secret.
    private static let headers: Set = [
        "api-key", "authorization", "cookie", "proxy-authorization", "set-cookie", "x-amz-security-token", "x-api-key",
        "x-auth-token", "x-goog-api-key",
    ]

    /// Their lengths, by which most others are passed over.
    private static let lengths = Set(headers.map(\.utf8.count))

    /// Whether the value of a header field of that name is a secret.
    package static func isHeader(_ name: String) -> Bool {
        lengths.contains(name.utf8.count) && headers.contains(name.lowercased())
    }

    /// What may be shown of a secret: its last four characters, which is how people tell their keys apart, and nothing of
    /// one that would be easy to guess from them.
    package static func masked(_ secret: String) -> String {
        secret.unicodeScalars.isLonger(than: 11) ? "…" + String(secret.unicodeScalars.suffix(4)) : "…"
    }
}
