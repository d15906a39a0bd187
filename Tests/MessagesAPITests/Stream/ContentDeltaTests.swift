import Testing

@testable import MessagesAPI

struct ContentDeltaTests {
    @Test(arguments: [
        (ContentDelta.text("Hi"), #"{"type":"text_delta","text":"Hi"}"#, 1),
        (.citation(["cited_text": "x"]), #"{"type":"citations_delta","citation":{"cited_text":"x"}}"#, 0),
        (.thinking("Hm, well"), #"{"type":"thinking_delta","thinking":"Hm, well"}"#, 2),
        (.signature("EqQB"), #"{"type":"signature_delta","signature":"EqQB"}"#, 0),
        (.inputJSON(#"{"a":"#), #"{"type":"input_json_delta","partial_json":"{\"a\":"}"#, 2),
        (.other(["type": "new_delta", "text": "Hi"]), #"{"type":"new_delta","text":"Hi"}"#, 0),
        (
            .other(["estimated_tokens": 50, "thinking": "Hm, well", "type": "thinking_delta"]),
            #"{"estimated_tokens":50,"thinking":"Hm, well","type":"thinking_delta"}"#, 2
        ),
        (
            .other(["type": "input_json_delta", "partial_json": #"{"a":"#]),
            #"{"type":"input_json_delta","partial_json":"{\"a\":"}"#, 2
        ),
    ])
    func jsonAndTokens(delta: ContentDelta, text: String, tokens: Int) {
        #expect(JSON.object(delta.json).description == text)
        #expect(delta.estimatedTokens == tokens)
    }
}
