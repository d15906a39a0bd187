import MessagesAPI
import Scenario

/// What a conversation at Bedrock's Converse API is made of, as `/v1/messages` would have it. Every block is an object with one
/// member, which names its kind.
enum ConverseContent {
    /// The blocks of a message, of a system prompt or of a tool's result, or the tools. A point of the cache marks what stands
    /// before it.
    static func blocks(_ list: [JSON]) -> [JSON] {
        var result: [JSON] = []
        for json in list {
            guard let (kind, value) = json.object?.first else {
                result.append(json)
                continue
            }
            if kind == "cachePoint" {
                guard var marked = result.popLast()?.object else { continue }
                var control: JSONObject = ["type": "ephemeral"]
                control["ttl"] = value["ttl"]
                marked["cache_control"] = .object(control)
                result.append(.object(marked))
            } else {
                result.append(.object(block(kind, value)))
            }
        }
        return result
    }

    private static func block(_ kind: String, _ value: JSON) -> JSONObject {
        switch kind {
        case "text": ["type": "text", "text": value]
        case "guardContent": ["type": "text", "text": value["text"]?["text"] ?? ""]
        case "json": ["type": "text", "text": .string(value.description)]
        case "image": ["type": "image", "source": image(value)]
        case "document": document(value)
        case "searchResult":
            object(["type": "search_result"], [("source", value["source"]), ("title", value["title"])])
                .overlaid(with: ["content": .array(blocks(texts(value["content"])))])
        case "citationsContent":
            ["type": "text", "text": .string(InputMessage.text(of: .array(blocks(texts(value["content"])))))]
        case "toolUse":
            object(
                ["type": value["type"] ?? "tool_use"],
                [("id", value["toolUseId"]), ("name", value["name"]), ("input", value["input"])]
            )
        case "toolResult": toolResult(value)
        case "reasoningContent": reasoning(value)
        case "toolSpec":
            object(
                [:],
                [
                    ("name", value["name"]), ("description", value["description"]),
                    ("input_schema", value["inputSchema"]?["json"]),
                ]
            )
        default: ["type": .string(kind)]
        }
    }

    private static func toolResult(_ value: JSON) -> JSONObject {
        let content = value["content"]?.array.map { JSON.array(blocks($0)) }
        var result = object(["type": "tool_result"], [("tool_use_id", value["toolUseId"]), ("content", content)])
        if value["status"] == "error" { result["is_error"] = true }
        return result
    }

    private static func reasoning(_ value: JSON) -> JSONObject {
        if let redacted = value["redactedContent"]?.string {
            let data = Base64.decode(redacted).map { String(decoding: $0, as: UTF8.self) }
            return ["type": "redacted_thinking", "data": .string(data ?? redacted)]
        }
        let text = value["reasoningText"]
        return object(["type": "thinking"], [("thinking", text?["text"]), ("signature", text?["signature"])])
    }

    private static func image(_ value: JSON) -> JSON {
        if let address = value["source"]?["s3Location"]?["uri"] { return ["type": "url", "url": address] }
        return .object(
            object(
                ["type": "base64", "media_type": .string("image/" + (value["format"]?.string ?? ""))],
                [("data", value["source"]?["bytes"])]
            )
        )
    }

    private static func document(_ value: JSON) -> JSONObject {
        object(
            ["type": "document", "source": source(value["source"] ?? .null, format: value["format"]?.string ?? "txt")],
            [("title", value["name"]), ("context", value["context"]), ("citations", value["citations"])]
        )
    }

    /// Of formats that are no text, Bedrock takes the text out; here they are pages.
    private static func source(_ source: JSON, format: String) -> JSON {
        if let address = source["s3Location"]?["uri"] { return ["type": "url", "url": address] }
        if let content = source["content"]?.array { return ["type": "content", "content": .array(blocks(content))] }
        let text = source["text"] ?? (textFormats.contains(format) ? decoded(source["bytes"]) : nil)
        if let text { return ["type": "text", "media_type": "text/plain", "data": text] }
        return .object(object(["type": "base64", "media_type": "application/pdf"], [("data", source["bytes"])]))
    }

    private static let textFormats: Set = ["txt", "md", "csv", "html"]

    private static func decoded(_ bytes: JSON?) -> JSON? {
        bytes?.string.flatMap(Base64.decode).map { .string(String(decoding: $0, as: UTF8.self)) }
    }

    /// Texts that name no kind, as blocks that do.
    private static func texts(_ list: JSON?) -> [JSON] { (list?.array ?? []).map { ["text": $0["text"] ?? ""] } }

    private static func object(_ members: JSONObject, _ more: [(String, JSON?)]) -> JSONObject {
        var result = members
        for (name, value) in more { result[name] = value }
        return result
    }
}
