/// What nobody but a client may see: keys, tokens and cookies.
package enum Secret {
    /// The header fields whose values are secret, in small letters.
    private static let headers = [
        "api-key", "authorization", "cookie", "proxy-authorization", "set-cookie", "x-amz-security-token", "x-api-key",
        "x-auth-token", "x-goog-api-key",
    ].map { Array($0.utf8) }

    /// Whether the value of a header field of that name is a secret. Asked for each field of each request, so it makes no
    /// strings.
    package static func isHeader(_ name: String) -> Bool {
        let name = name.utf8
        return headers.contains { header in
            header.count == name.count
                && zip(header, name).allSatisfy { $0 == $1 || (0x41...0x5A).contains($1) && $0 == $1 | 0x20 }
        }
    }

    /// What may be shown of a secret: its last four characters, which is how people tell their keys apart, and nothing of
    /// one that would be easy to guess from them.
    package static func masked(_ secret: String) -> String {
        secret.unicodeScalars.isLonger(than: 11) ? "…" + String(secret.unicodeScalars.suffix(4)) : "…"
    }
}
