/// What a `content_block_delta` adds to its block.
public enum ContentDelta: Sendable, Equatable {
    /// More text.
    case text(String)
    /// A citation of the text block.
    case citation(JSON)
    /// More thinking.
    case thinking(String)
    /// The signature of a thinking block, once and last.
    case signature(String)
    /// More of a tool call's input, as pieces of JSON text that need not be JSON by themselves.
    case inputJSON(String)
    /// Any delta as it was written, whole: what the service may add, and known types with further members.
    case other(JSONObject)

    /// The delta with its members in the order in which the service sends them.
    public var json: JSONObject {
        switch self {
        case .text(let text): ["type": "text_delta", "text": .string(text)]
        case .citation(let citation): ["type": "citations_delta", "citation": citation]
        case .thinking(let thinking): ["type": "thinking_delta", "thinking": .string(thinking)]
        case .signature(let signature): ["type": "signature_delta", "signature": .string(signature)]
        case .inputJSON(let json): ["type": "input_json_delta", "partial_json": .string(json)]
        case .other(let object): object
        }
    }

    /// The output tokens that it is estimated to carry, from its text.
    public var estimatedTokens: Int {
        switch self {
        case .text(let text), .thinking(let text), .inputJSON(let text): TokenEstimate.tokens(in: text)
        case .citation, .signature: 0
        case .other(let object):
            Self.textMembers[object.type].flatMap { object[$0]?.string }.map { TokenEstimate.tokens(in: $0) } ?? 0
        }
    }

    private static let textMembers = [
        "text_delta": "text", "thinking_delta": "thinking", "input_json_delta": "partial_json",
    ]
}
