import MessagesAPI
import Testing

struct TokenEstimateTests {
    private func tokens(_ json: String) throws -> Int {
        TokenEstimate.inputTokens(of: MessagesRequest(body: try JSON(parsing: json)))
    }

    @Test func fourBytesAreAToken() {
        #expect(["", "a", "abcd", "abcde", "éé", "😀😀"].map(TokenEstimate.tokens(in:)) == [0, 1, 1, 2, 1, 2])
    }

    @Test func whatIsNoRequestCostsOne() throws {
        for json in ["{}", "[]", "null", #"{"messages": 1}"#] { #expect(try tokens(json) == 1) }
    }

    @Test(arguments: [
        (#"{"messages": [{"role": "user", "content": "12345678"}]}"#, 6),
        (#"{"messages": [{"role": "user", "content": [{"type": "text", "text": "12345678"}]}]}"#, 6),
        (
            #"{"system": "1234", "messages": [{"role": "user", "content": "1234"}, {"role": "assistant", "content": "1234"}]}"#,
            11
        ),
        (#"{"system": [{"type": "text", "text": "1234"}], "messages": [{"role": "user", "content": "1234"}]}"#, 6),
        (
            #"{"tools": [{"name":"f","input_schema":{"type":"object"}}], "messages": [{"role": "user", "content": "1234"}]}"#,
            17
        ),
        (
            #"{"messages": [{"role": "assistant", "content": [{"type": "tool_use", "id": "t1", "name": "abcd", "input": {"a": 1}}]}]}"#,
            7
        ),
        (
            #"{"messages": [{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": "12345678"}]}]}"#,
            6
        ),
        (
            #"{"messages": [{"role": "user", "content": [{"type": "image", "source": {"type": "base64", "data": "AAAA"}}]}]}"#,
            1604
        ),
        (
            #"{"messages": [{"role": "user", "content": [{"type": "document", "source": {"type": "text", "data": "12345678"}}]}]}"#,
            6
        ),
        (
            #"{"messages": [{"role": "user", "content": [{"type": "document", "source": {"type": "url", "url": "x"}}]}]}"#,
            3004
        ),
        (
            #"{"messages": [{"role": "assistant", "content": [{"type": "thinking", "thinking": "1234", "signature": "xxxxxxxx"}]}]}"#,
            5
        ),
    ])
    func countsTheWholeRequest(_ json: String, _ count: Int) throws {
        #expect(try tokens(json) == count)
    }

    @Test func aMarkForTheCacheIsNoPartOfATool() throws {
        let tool = #"{"name":"f","input_schema":{"type":"object"}"#
        let marked = try tokens(#"{"tools": [\#(tool),"cache_control":{"type":"ephemeral"}}]}"#)
        #expect(try marked == tokens(#"{"tools": [\#(tool)}]}"#))
    }
}
