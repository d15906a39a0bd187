import MessagesAPI

/// The content of a message in OpenAI's format: a text, or a list of parts.
enum ChatContent {
    /// What the service documents as ignored: it is taken out, and the rest counts.
    private static let ignored: Set<String> = ["input_audio", "audio", "file", "refusal"]

    /// The same content in the service's blocks.
    static func blocks(_ content: JSON) -> JSON {
        guard let parts = content.array else { return content }
        return .array(parts.filter { !ignored.contains($0["type"]?.string ?? "") }.map(block))
    }

    /// The texts in it.
    static func texts(of content: JSON?) -> [String] {
        content?.string.map { [$0] } ?? (content?.array ?? []).compactMap { $0["text"]?.string }
    }

    private static func block(_ part: JSON) -> JSON {
        switch part["type"]?.string {
        case "text":
            var block: JSONObject = ["type": "text"]
            block["text"] = part["text"]
            return .object(block)
        case "image_url":
            return ["type": "image", "source": source(part["image_url"]?["url"] ?? .null)]
        default: return part
        }
    }

    /// Where an image comes from: a data URL (RFC 2397) holds it, any other names it.
    private static func source(_ url: JSON) -> JSON {
        guard let text = url.string, text.hasPrefix("data:"), let comma = text.firstIndex(of: ",") else {
            return ["type": "url", "url": url]
        }
        let head = text[..<comma].dropFirst("data:".count)
        guard head.hasSuffix(";base64") else { return ["type": "url", "url": url] }
        let mediaType = head.prefix { $0 != ";" }
        let data = text[text.index(after: comma)...]
        return ["type": "base64", "media_type": .string(String(mediaType)), "data": .string(String(data))]
    }
}
