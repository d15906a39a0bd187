import MessagesAPI
import Scenario

/// What a model says, as Bedrock's Converse API has it.
enum ConverseReply {
    /// The body of a reply that is not streamed.
    static func body(of message: Message, fields: ConverseFields) -> JSON {
        let usage = BedrockUsage(of: message)
        var body: JSONObject = [:]
        body["additionalModelResponseFields"] = fields.values(in: message.json)
        body["metrics"] = usage.metricsOfConversation
        body["output"] = ["message": ["content": .array(content(of: message)), "role": "assistant"]]
        body["stopReason"] = stopReason(message.stopReason?.rawValue)
        body["usage"] = usage.ofConversation
        return .object(body)
    }

    /// Why a message ended. What Bedrock has no word for is the end of a turn.
    static func stopReason(_ reason: String?) -> JSON {
        switch reason {
        case "refusal": "content_filtered"
        case "tool_use", "max_tokens", "stop_sequence", "model_context_window_exceeded": .string(reason ?? "")
        default: "end_turn"
        }
    }

    /// What tells which thinking was left out.
    static func redacted(_ data: JSON?) -> JSON {
        ["redactedContent": .string(Base64.encode(Array((data?.string ?? "").utf8)))]
    }

    /// The beginning of a call; the input is not part of it.
    static func toolUse(_ block: JSONObject) -> JSONObject {
        var call: JSONObject = ["name": block["name"] ?? "", "toolUseId": block["id"] ?? ""]
        if block["type"] == "server_tool_use" { call["type"] = "server_tool_use" }
        return call
    }

    /// The beginning of what a tool gave back that the service runs itself.
    static func toolResult(_ block: JSONObject) -> JSONObject {
        ["toolUseId": block["tool_use_id"] ?? "", "type": block["type"] ?? ""]
    }

    /// A citation: of which source, and where in it.
    static func citation(_ json: JSON) -> JSON {
        var result: JSONObject = [:]
        result["location"] = location(json)
        result["sourceContent"] = [["text": json["cited_text"] ?? ""]]
        result["title"] = json["document_title"] ?? json["title"]
        result["source"] = json["source"]
        for name in ["title", "source"] where result[name] == .null { result[name] = nil }
        return .object(result)
    }

    private static func content(of message: Message) -> [JSON] { message.content.compactMap { block($0.json) } }

    private static func block(_ block: JSONObject) -> JSON? {
        switch block["type"]?.string ?? "" {
        case "text":
            guard let citations = block["citations"]?.array, !citations.isEmpty else {
                return ["text": block["text"] ?? ""]
            }
            return [
                "citationsContent": [
                    "citations": .array(citations.map(citation)), "content": [["text": block["text"] ?? ""]],
                ]
            ]
        case "thinking":
            var text: JSONObject = [:]
            text["signature"] = block["signature"]
            text["text"] = block["thinking"] ?? ""
            return ["reasoningContent": ["reasoningText": .object(text)]]
        case "redacted_thinking": return ["reasoningContent": redacted(block["data"])]
        case "tool_use", "server_tool_use":
            return ["toolUse": .object(toolUse(block).overlaid(with: ["input": block["input"] ?? [:]]))]
        case let type where type.hasSuffix("_tool_result"):
            let content: JSON = [["json": ["result": block["content"] ?? .null]]]
            return ["toolResult": .object(toolResult(block).overlaid(with: ["content": content]))]
        default: return nil
        }
    }

    private static func location(_ json: JSON) -> JSON? {
        let (kind, index): (String, (name: String, member: String))
        let ends: (start: String, end: String)
        switch json["type"]?.string {
        case "char_location":
            (kind, index, ends) = (
                "documentChar", ("documentIndex", "document_index"), ("start_char_index", "end_char_index")
            )
        case "page_location":
            (kind, index, ends) =
                ("documentPage", ("documentIndex", "document_index"), ("start_page_number", "end_page_number"))
        case "content_block_location":
            (kind, index, ends) =
                ("documentChunk", ("documentIndex", "document_index"), ("start_block_index", "end_block_index"))
        case "search_result_location":
            (kind, index, ends) = (
                "searchResultLocation", ("searchResultIndex", "search_result_index"),
                ("start_block_index", "end_block_index")
            )
        case "web_search_result_location": return ["web": ["url": json["url"] ?? ""]]
        default: return nil
        }
        var place: JSONObject = [:]
        place[index.name] = json[index.member]
        place["start"] = json[ends.start]
        place["end"] = json[ends.end]
        return [kind: .object(place)]
    }
}
