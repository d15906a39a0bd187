import MessagesAPI
import Testing

struct ModelRulesTests {
    @Test func aModelMustBeClaudes() throws {
        let error = RequestValidator(.strict).check(body: try body(#"{"model": "gpt-4o"}"#), version: .v2023_06_01)
        #expect(error == APIError(.notFound, status: 404, message: "model: gpt-4o"))
        #expect(try refusal(#"{"model": "claude-"}"#) == "model: claude-")
        for model in ["claude-next-9", "claude-sonnet-4-0", "claude-3-5-haiku-latest"] {
            #expect(try refusal(#"{"model": "\#(model)"}"#) == nil)
        }
    }

    @Test func aModelWritesOnlySoMuch() throws {
        let request = #"{"model": "claude-3-opus-20240229", "max_tokens": 21333}"#
        #expect(
            try refusal(request)
                == "max_tokens: 21333 > 4096, which is the maximum allowed number of output tokens for "
                + "claude-3-opus-20240229"
        )
        #expect(try refusal(request, betas: ["output-128k-2025-02-19"]) == nil)
        #expect(try refusal(#"{"model": "claude-3-opus-20240229", "max_tokens": 4096}"#) == nil)
        #expect(
            try refusal(#"{"model": "claude-3-opus-latest", "max_tokens": 4097}"#)
                == "max_tokens: 4097 > 4096, which is the maximum allowed number of output tokens for claude-3-opus-latest"
        )
        #expect(try refusal(#"{"model": "claude-unheard-of", "max_tokens": 9999999}"#) == nil)
        // Nothing is generated; the prompt is only cached.
        #expect(try refusal(#"{"max_tokens": 0}"#) == nil)
    }

    @Test func newerModelsHaveNoTemperature() throws {
        #expect(
            try refusal(#"{"model": "claude-opus-4-8", "temperature": 0.7}"#)
                == "`temperature` is deprecated for this model."
        )
        #expect(try refusal(#"{"model": "claude-opus-4-8", "temperature": 1}"#) == nil)
        #expect(try refusal(#"{"model": "claude-opus-4-6", "temperature": 0}"#) == nil)
    }

    @Test func aStopSequenceSaysSomething() throws {
        #expect(
            try refusal(#"{"stop_sequences": ["x", ""]}"#) == "stop_sequences: each stop sequence must be non-empty"
        )
        #expect(
            try refusal(#"{"stop_sequences": ["\n\n"]}"#)
                == "stop_sequences: each stop sequence must contain non-whitespace"
        )
        #expect(try refusal(#"{"stop_sequences": ["\nHuman:"]}"#) == nil)
    }
}
