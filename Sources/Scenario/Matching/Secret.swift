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
        var name = name
        return name.withUTF8(isHeader)
    }

    /// The same of the bytes of a name.
    package static func isHeader(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        headers.contains { header in
            header.count == name.count
                && name.indices.allSatisfy {
                    header[$0] == name[$0] || isCapital(name[$0]) && header[$0] == name[$0] | 0x20
                }
        }
    }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    /// What may be shown of a secret: its last four characters, which is how people tell their keys apart, and nothing of
    /// one that would be easy to guess from them.
    package static func masked(_ secret: String) -> String {
        secret.unicodeScalars.isLonger(than: 11) ? "…" + String(secret.unicodeScalars.suffix(4)) : "…"
    }
}
