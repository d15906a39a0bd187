import MessagesAPI
import Testing

struct RequestFieldsTests {
    /// The members of a request, and the text with which the service refuses it.
    @Test(arguments: [
        (#"{"model": null}"#, "model: Input should be a valid string"),
        (#"{"model": 7}"#, "model: Input should be a valid string"),
        (#"{"model": ""}"#, "model: String should have at least 1 character"),
        (#"{"messages": "x"}"#, "messages: Input should be a valid array"),
        (#"{"messages": null}"#, "messages: Input should be a valid array"),
        (#"{"max_tokens": "x"}"#, "max_tokens: Input should be a valid integer"),
        (#"{"max_tokens": 1.5}"#, "max_tokens: Input should be a valid integer"),
        (#"{"max_tokens": -1}"#, "max_tokens: must be greater than or equal to 0"),
        (#"{"tool_choice": 7}"#, "tool_choice: Input should be an object"),
        (#"{"tool_choice": null}"#, "tool_choice: Input should be an object"),
        (#"{"tool_choice": {}}"#, "tool_choice.type: Field required"),
        (
            #"{"tool_choice": {"type": "required"}}"#,
            "tool_choice: Input tag 'required' found using 'type' does not match any of the expected tags: "
                + "'any', 'auto', 'none', 'tool'"
        ),
        (#"{"tool_choice": {"type": "tool"}}"#, "tool_choice.tool.name: Field required"),
        (#"{"tools": "x"}"#, "tools: Input should be a valid array"),
        (#"{"tools": [7]}"#, "tools.0: Input should be an object"),
        (#"{"system": 7}"#, "system: Input should be a valid array"),
        (#"{"system": null}"#, "system: Input should be a valid array"),
        (#"{"system": [7]}"#, "system.0: Input does not match the expected shape."),
        (#"{"system": [{"type": "text"}]}"#, "system.0.text.text: Field required"),
        (#"{"thinking": "x"}"#, "thinking: Input should be an object"),
        (#"{"thinking": null}"#, "thinking: Input should be an object"),
        (#"{"thinking": {"type": "enabled"}}"#, "thinking.enabled.budget_tokens: Field required"),
        (
            #"{"thinking": {"type": "enabled", "budget_tokens": 1023}}"#,
            "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024"
        ),
        (
            #"{"thinking": {"type": "on"}}"#,
            "thinking: Input tag 'on' found using 'type' does not match any of the expected tags: "
                + "'adaptive', 'between_tools', 'disabled', 'enabled'"
        ),
        (#"{"output_config": "x"}"#, "output_config: Input does not match the expected shape."),
        (
            #"{"output_config": {"effort": "huge"}}"#,
            "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'"
        ),
        (#"{"cache_control": "x"}"#, "cache_control: Input should be an object"),
        (#"{"metadata": "x"}"#, "metadata: Input does not match the expected shape."),
        (#"{"metadata": {"bogus": "x"}}"#, "metadata.bogus: Extra inputs are not permitted"),
        (#"{"metadata": {"user_id": 7}}"#, "metadata.user_id: Input should be a valid string"),
        (#"{"stop_sequences": "ZZ"}"#, "stop_sequences: Input should be a valid array"),
        (#"{"stop_sequences": [1]}"#, "stop_sequences.0: Input should be a valid string"),
        (#"{"temperature": "x"}"#, "temperature: Input should be a valid number"),
        (#"{"temperature": null}"#, "temperature: Input should be a valid number"),
        (#"{"temperature": 2}"#, "temperature: range: 0..1"),
        (#"{"temperature": -0.1}"#, "temperature: range: 0..1"),
        (#"{"top_p": 1.5}"#, "top_p: range: 0..1"),
        (#"{"top_k": "x"}"#, "top_k: Input should be a valid integer"),
        (#"{"service_tier": "bogus"}"#, "service_tier: Input should be 'auto' or 'standard_only'"),
        (#"{"stream": "yes"}"#, "stream: Input should be a valid boolean"),
        (#"{"stream": null}"#, "stream: Input should be a valid boolean"),
        (#"{"inference_geo": 7}"#, "inference_geo: Input should be a valid string"),
        (#"{"response_format": {}}"#, "response_format: Extra inputs are not permitted"),
        (#"{"betas": ["x"]}"#, "betas: Extra inputs are not permitted"),
    ])
    func refuses(_ changes: String, _ message: String) throws {
        #expect(try refusal(changes) == message)
    }

    @Test(arguments: ["model", "messages", "max_tokens"]) func requires(_ name: String) throws {
        #expect(try refusal(remove: [name]) == "\(name): Field required")
    }

    @Test func aBodyIsAnObject() {
        for body: JSON in [[], "x", nil, 1] {
            let error = RequestValidator(.strict).check(body: body, version: .v2023_06_01)
            #expect(error == APIError(.invalidRequest, status: 400, message: "Input should be an object"))
        }
    }

    /// The order is the service's, whatever the order in the body.
    @Test(arguments: [
        (
            #"{"zzz": 1, "stream": 1, "temperature": "x", "tools": "x", "model": 7}"#,
            "model: Input should be a valid string"
        ),
        (
            #"{"zzz": 1, "stream": 1, "temperature": "x", "messages": "x", "tools": "x"}"#,
            "tools: Input should be a valid array"
        ),
        (#"{"zzz": 1, "max_tokens": "x", "system": 7, "messages": "x"}"#, "messages: Input should be a valid array"),
        (#"{"zzz": 1, "stop_sequences": "x", "max_tokens": "x"}"#, "max_tokens: Input should be a valid integer"),
        (#"{"zzz": 1, "inference_geo": 7}"#, "inference_geo: Input should be a valid string"),
        (#"{"zzz": 1, "messages": []}"#, "zzz: Extra inputs are not permitted"),
    ])
    func reportsTheFirst(_ changes: String, _ message: String) throws {
        #expect(try refusal(changes) == message)
    }

    @Test(arguments: ["temperature", "top_p", "top_k"]) func theLaterVersionHasNoSampling(_ name: String) throws {
        #expect(try refusal(#"{"\#(name)": 1}"#) == nil)
        for endpoint in [RequestValidator.Endpoint.messages, .countTokens] {
            let remove = endpoint == .countTokens ? ["max_tokens"] : []
            #expect(
                try refusal(#"{"\#(name)": 1}"#, remove: remove, endpoint: endpoint, version: .v2026_10_21)
                    == "\(name): Extra inputs are not permitted"
            )
        }
    }

    @Test func countingTokensTakesOnlyThePrompt() throws {
        #expect(try refusal(remove: ["max_tokens"], endpoint: .countTokens) == nil)
        #expect(try refusal(endpoint: .countTokens) == "max_tokens: Extra inputs are not permitted")
        #expect(
            try refusal(#"{"stream": true}"#, remove: ["max_tokens"], endpoint: .countTokens)
                == "stream: Extra inputs are not permitted"
        )
        #expect(try refusal(remove: ["max_tokens", "model"], endpoint: .countTokens) == "model: Field required")
    }

    @Test func someFieldsMayBeNull() throws {
        let nullable = [
            "metadata", "inference_geo", "stop_sequences", "cache_control", "container", "diagnostics", "speed",
            "fallbacks",
            "context_management", "compaction", "billing_policy", "fallback_credit_token", "thread",
        ]
        for name in nullable { #expect(try refusal(#"{"\#(name)": null}"#) == nil, "\(name)") }
    }
}
