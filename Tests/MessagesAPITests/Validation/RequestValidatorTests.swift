import MessagesAPI
import Testing

struct RequestValidatorTests {
    @Test func aBodyThatIsNoJSONIsRefusedWithThePlace() throws {
        let error = try #require(throws: APIError.self) {
            try RequestValidator.parse(Array("{\"a\": \"b\nc\"}".utf8))
        }
        #expect(error.type == .invalidRequest)
        #expect(error.status == 400)
        #expect(
            error.message
                == "The request body is not valid JSON: unexpected control character in string: line 1 column 9 (char 8)"
        )
        #expect(try RequestValidator.parse(Array(#"{"a":1}"#.utf8)) == ["a": 1])
    }

    /// Requests that the official clients send, by what they show.
    @Test(arguments: RealRequest.all, APIVersion.allCases)
    func acceptsWhatRealClientsSend(_ sent: RealRequest, _ version: APIVersion) throws {
        if version == .v2026_10_21, sent.isOnlyForTheOlderVersion { return }
        for strictness in RequestValidator.Strictness.allCases {
            let message = try refusal(sent.json, strictness: strictness, version: version, betas: sent.betas)
            #expect(message == nil, "\(sent.shows)")
        }
    }

    @Test(arguments: [
        (#"{"messages": "x"}"#, "messages: Input should be a valid array"),
        (#"{"model": 1}"#, "model: Input should be a valid string"),
        (#"{"stream": "yes"}"#, "stream: Input should be a valid boolean"),
        (#"{"max_tokens": "x"}"#, "max_tokens: Input should be a valid integer"),
        (#"{"messages": [{"role": "user", "content": 1}]}"#, "messages.0.content: Input should be a valid array"),
        (
            #"{"messages": [{"role": "user", "content": [{"type": "text", "text": 1}]}]}"#,
            "messages.0.content.0.text.text: Input should be a valid string"
        ),
    ])
    func lenientlyTypesMatter(_ changes: String, _ message: String) throws {
        #expect(try refusal(changes, strictness: .lenient) == message)
        #expect(try refusal(changes, strictness: .off) == nil)
    }

    @Test(arguments: [
        #"{"model": "gpt-4o", "unknown": 1, "temperature": 7, "max_tokens": -5}"#, #"{"messages": []}"#,
        #"{"messages": [{"role": "tool", "content": ""}, {"content": [{"type": "image_url"}]}]}"#,
        #"{"messages": [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "x"}]}]}"#,
        #"{"tools": [{"name": "a b"}], "stream": null}"#,
    ])
    func lenientlyNothingElseDoes(_ changes: String) throws {
        #expect(try refusal(changes, strictness: .lenient) == nil)
        #expect(try refusal(changes, strictness: .strict) != nil)
    }

    @Test func lenientlyNothingIsRequired() throws {
        #expect(try refusal(remove: ["model", "messages", "max_tokens"], strictness: .lenient) == nil)
        let error = RequestValidator(.lenient).check(body: [], version: .v2023_06_01)
        #expect(error?.message == "Input should be an object")
        #expect(RequestValidator(.off).check(body: [], version: .v2023_06_01) == nil)
    }

    /// A client may send what it likes; what it sends must take no longer to check than to read.
    @Test func manyPairsAreCheckedInLinearTime() throws {
        let count = 20_000
        let calls = (0..<count).map {
            JSON.object(["type": "tool_use", "id": .string("t\($0)"), "name": "f", "input": [:]])
        }
        let answers = (0..<count).map { JSON.object(["type": "tool_result", "tool_use_id": .string("t\($0)")]) }
        let messages: JSON = [
            ["role": "user", "content": "a"], ["role": "assistant", "content": .array(calls)],
            ["role": "user", "content": .array(answers)],
        ]
        let body: JSON = ["model": "claude-sonnet-4-5", "max_tokens": 5, "messages": messages]
        #expect(RequestValidator(.strict).check(body: body, version: .v2026_10_21) == nil)
        #expect(MessagesRequest(body: body).toolResults.count == count)
    }
}
