/// The media types that the service knows something of.
enum MediaType {
    /// What a file's name ends with, by its type.
    static let endings = [
        "application/pdf": ".pdf", "text/plain": ".txt", "image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif",
        "image/webp": ".webp", "text/csv": ".csv", "application/json": ".json",
    ]

    /// What bytes of a type begin with.
    private static let beginnings: [(type: String, bytes: [UInt8])] = [
        ("application/pdf", Array("%PDF-".utf8)), ("image/png", [0x89, 0x50, 0x4E, 0x47]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]), ("image/gif", Array("GIF8".utf8)),
    ]

    /// Whether a type that a client gives can stand in a header field again, with which the file is downloaded.
    static func isPlain(_ type: String) -> Bool {
        (1...255).contains(type.utf8.count) && type.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    /// The type of that content, as far as its bytes tell.
    static func of(_ content: [UInt8]) -> String {
        if let known = beginnings.first(where: { content.starts(with: $0.bytes) }) { return known.type }
        if content.starts(with: Array("RIFF".utf8)), content.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return "image/webp"
        }
        let isText = String(validating: content, as: UTF8.self) != nil && !content.contains(0)
        return isText ? "text/plain" : "application/octet-stream"
    }
}
