import MessagesAPI
import Testing

@testable import MockClaude

struct ConverseRequestTests {
    private func messages(_ body: JSONObject, _ id: String = "anthropic.claude-3-haiku-20240307-v1:0") -> JSON {
        ConverseRequest.messages(body, to: BedrockModel(id: id), streams: true)
    }

    @Test func theLeastIsFilledUp() {
        #expect(messages([:]) == ["model": "claude-3-haiku-20240307", "stream": true, "max_tokens": 4096])
        #expect(messages([:], "anthropic.claude-sonnet-9-v1:0")["max_tokens"] == 4096)
        #expect(messages([:], "anthropic.claude-sonnet-4-20250514-v1:0")["max_tokens"] == 64_000)
    }

    @Test func everythingHasItsPlace() {
        let request = messages([
            "messages": [["role": "user", "content": [["text": "Hi"]]]],
            "system": [["text": "Be brief."], ["cachePoint": ["type": "default"]]],
            "inferenceConfig": ["maxTokens": 9, "temperature": 0.5, "topP": 0.25, "stopSequences": ["END"]],
            "toolConfig": [
                "tools": [
                    ["toolSpec": ["name": "f", "description": "d", "inputSchema": ["json": ["type": "object"]]]]
                ],
                "toolChoice": ["tool": ["name": "f"]],
            ],
            "additionalModelRequestFields": ["top_k": 5, "anthropic_beta": ["b-1"]],
            "outputConfig": [
                "effort": "low",
                "textFormat": ["type": "json_schema", "structure": ["jsonSchema": ["schema": #"{"type":"object"}"#]]],
            ],
            "performanceConfig": ["latency": "optimized"],
        ])
        #expect(
            request == [
                "model": "claude-3-haiku-20240307", "stream": true, "max_tokens": 9,
                "messages": [["role": "user", "content": [["type": "text", "text": "Hi"]]]],
                "system": [["type": "text", "text": "Be brief.", "cache_control": ["type": "ephemeral"]]],
                "temperature": 0.5, "top_p": 0.25, "stop_sequences": ["END"],
                "tools": [["name": "f", "description": "d", "input_schema": ["type": "object"]]],
                "tool_choice": ["type": "tool", "name": "f"], "top_k": 5,
                "output_config": [
                    "effort": "low", "format": ["type": "json_schema", "schema": ["type": "object"]],
                ],
            ]
        )
    }

    @Test func whatHasAnotherTypeStaysAsItIs() {
        let request = messages(["messages": "Hi", "toolConfig": ["toolChoice": ["auto": [:]]]])
        #expect(request["messages"] == "Hi")
        #expect(request["tool_choice"] == ["type": "auto"])
        #expect(messages(["messages": [1, ["content": "x"]]])["messages"] == [1, ["content": "x"]])
    }

    @Test func furtherFieldsGoBeforeTheOthersButNotBeforeThePath() {
        let request = messages([
            "inferenceConfig": ["maxTokens": 9],
            "additionalModelRequestFields": ["max_tokens": 7, "model": "other", "stream": false],
        ])
        #expect(request == ["model": "claude-3-haiku-20240307", "stream": true, "max_tokens": 7])
    }

    @Test func thereMayBeAnyNumberOfFurtherFields() {
        let more = JSONObject((0..<50_000).map { ("field\($0)", 1) })
        #expect(messages(["additionalModelRequestFields": .object(more)]).object?.count == 50_003)
    }

    @Test func betas() {
        #expect(
            ConverseRequest.betas(["additionalModelRequestFields": ["anthropic_beta": ["a", 1, "b"]]]) == ["a", "b"]
        )
        #expect(ConverseRequest.betas([:]) == [])
    }

    @Test func callsNeedTheirTools() {
        let body: JSONObject = ["messages": [["content": [["toolUse": [:]]]]]]
        #expect(ConverseRequest.lacksTools(.object(body)))
        #expect(!ConverseRequest.lacksTools(.object(body.overlaid(with: ["toolConfig": ["tools": []]]))))
        #expect(!ConverseRequest.lacksTools(["messages": [["content": [["text": "x"]]]]]))
    }
}
