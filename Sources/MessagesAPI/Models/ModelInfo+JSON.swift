extension ModelInfo {
    /// The model as the endpoint answers it. `lifecycle` and every capability are there, because Python 2.11 requires them.
    public var json: JSON {
        .object([
            "type": "model",
            "id": .string(id),
            "display_name": .string(displayName),
            "created_at": .string(createdAt),
            "lifecycle": .string(lifecycle.rawValue),
            "line": line.map(JSON.string) ?? nil,
            "max_input_tokens": maxInputTokens.map(JSON.init(integerLiteral:)) ?? nil,
            "max_tokens": maxTokens.map(JSON.init(integerLiteral:)) ?? nil,
            "deprecated_at": nil,
            "retires_at": retiresAt.map(JSON.string) ?? nil,
            "capabilities": capabilities,
        ])
    }

    private var capabilities: JSON {
        [
            "batch": Self.supported(true),
            "citations": Self.supported(true),
            "code_execution": Self.supported(thinks),
            "context_management": [
                "supported": JSON.bool(thinks),
                "clear_tool_uses_20250919": Self.supported(thinks),
                "clear_thinking_20251015": Self.supported(thinks),
                "compact_20260112": Self.supported(acceptsAdaptiveThinking),
            ],
            "effort": effort,
            "image_input": Self.supported(true),
            "pdf_input": Self.supported(true),
            "server_tools": [
                "supported": JSON.bool(thinks), "code_execution": Self.supported(thinks),
                "web_search": Self.supported(thinks),
            ],
            "structured_outputs": Self.supported(acceptsAdaptiveThinking),
            "thinking": [
                "supported": JSON.bool(thinks),
                "types": [
                    "enabled": Self.supported(thinks && acceptsThinkingBudget),
                    "adaptive": Self.supported(acceptsAdaptiveThinking),
                    "between_tools": Self.supported(acceptsAdaptiveThinking),
                    "disabled": Self.supported(true),
                ],
            ],
        ]
    }

    private var effort: JSON {
        let levels = ["low", "medium", "high", "xhigh", "max"].map { ($0, Self.supported(acceptsAdaptiveThinking)) }
        return .object(JSONObject([("supported", .bool(acceptsAdaptiveThinking))] + levels))
    }

    private static func supported(_ value: Bool) -> JSON { ["supported": .bool(value)] }
}
