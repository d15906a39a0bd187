import MessagesAPI

/// What a coding agent sends after an hour: many tools with schemas, a long system prompt, and many calls with their results.
enum AgentRequest {
    /// A body of about 158 KB that the strict validation takes, with the place of a number in its last message.
    static var body: String {
        let request: JSON = [
            "model": "claude-sonnet-4-5", "max_tokens": 8192, "stream": true,
            "system": [["type": "text", "text": .string(Words.text(of: 12_000, seed: 2))]],
            "tools": .array((1...20).map(tool)),
            "messages": .array((0...lastIndex).map(message)),
        ]
        return request.description
    }

    /// A result of a tool is the last message.
    private static let lastIndex = 60

    private static func tool(_ number: Int) -> JSON {
        let property: JSON = ["type": "string", "description": .string(Words.text(of: 150, seed: UInt64(number)))]
        return [
            "name": .string("tool_\(number)"), "description": .string(Words.text(of: 700, seed: UInt64(number + 50))),
            "input_schema": [
                "type": "object",
                "properties": [
                    "path": property, "pattern": property, "limit": ["type": "integer", "minimum": 1, "maximum": 2000],
                    "mode": ["type": "string", "enum": ["content", "files", "count"]],
                    "edits": [
                        "type": "array",
                        "items": ["type": "object", "properties": ["old": property, "new": property]],
                    ],
                ],
                "required": ["path"],
            ],
        ]
    }

    /// A question, and then calls of tools and their results in turn.
    private static func message(_ index: Int) -> JSON {
        guard index > 0 else { return ["role": "user", "content": "Find out why the build is slow."] }
        let id = JSON.string("toolu_01\((index + 1) / 2 * 1_000_003)")
        guard index % 2 == 0 else {
            let call: JSON = [
                "type": "tool_use", "id": id, "name": .string("tool_\(index % 20 + 1)"),
                "input": ["path": "Sources/main.swift", "pattern": .string(Words.text(of: 400, seed: UInt64(index)))],
            ]
            let text = JSON.string(Words.text(of: 900, seed: UInt64(index + 500)) + ".")
            return ["role": "assistant", "content": [["type": "text", "text": text], call]]
        }
        let number = index == lastIndex ? RequestSource.placeholder : ""
        let result = JSON.string(Words.text(of: 2150, seed: UInt64(index + 900)) + number)
        return ["role": "user", "content": [["type": "tool_result", "tool_use_id": id, "content": result]]]
    }
}
