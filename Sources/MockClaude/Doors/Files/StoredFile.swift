import MessagesAPI

/// A file that a client has uploaded.
struct StoredFile: Sendable {
    let id: String
    let name: String
    let mediaType: String
    let created: Timestamp
    /// When its content is gone; nil for never.
    let expires: Timestamp?
    let content: [UInt8]

    /// What the service tells of it.
    ///
    /// - Parameter isDownloadable: whether its content can be fetched; at the service only what a tool has made can be.
    func json(_ version: FileVersion, isDownloadable: Bool) -> JSON {
        var object: JSONObject = [
            "id": .string(id),
            "type": "file",
            "filename": .string(name),
            "mime_type": .string(mediaType),
            "size_bytes": JSON(integerLiteral: content.count),
            "created_at": .string("\(created)"),
            "downloadable": .bool(isDownloadable),
        ]
        if version != .beta { object["expires_at"] = expires.map { .string("\($0)") } ?? .null }
        return .object(object)
    }

    /// Whether its content is gone.
    func isExpired(at time: Timestamp) -> Bool { expires.map { $0.sinceEpoch <= time.sinceEpoch } ?? false }
}
