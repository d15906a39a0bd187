import MessagesAPI
import Testing

struct VersionRulesTests {
    private static let citation = #"{"type": "char_location", "cited_text": "x", "document_index": 0}"#
    private static let document =
        #"{"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": "x"}}"#

    @Test(arguments: [
        (
            #"{"role": "user", "content": "a"}, {"role": "assistant", "content": [\#(document)]}, {"role": "user", "content": "b"}"#,
            "messages.1.content.0.type: `document` blocks are not permitted in `assistant` messages"
        ),
        (
            #"{"role": "user", "content": [{"type": "text", "text": "a", "citations": [\#(citation)]}]}"#,
            "messages.0.content.0.text.citations: Extra inputs are not permitted"
        ),
        (
            #"""
            {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "search_result", "source": "s", "title": "t",
              "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b", "citations": [\#(citation)]}]}]}
            """#,
            "messages.0.content.1.search_result.content.1.text.citations: Extra inputs are not permitted"
        ),
    ])
    func onlyTheLaterVersionRefuses(_ messages: String, _ text: String) throws {
        #expect(try refusal(messages: messages, version: .v2026_10_21) == text)
        #expect(try refusal(messages: messages, version: .v2023_06_01) == nil)
    }

    @Test(arguments: APIVersion.allCases) func bothTake(_ version: APIVersion) throws {
        let messages = #"""
            {"role": "user", "content": [\#(Self.document), {"type": "text", "text": "a", "citations": []},
              {"type": "text", "text": "b", "citations": null}]},
            {"role": "assistant", "content": [{"type": "text", "text": "c", "citations": [\#(Self.citation)]}]},
            {"role": "user", "content": "d"}
            """#
        #expect(try refusal(messages: messages, version: version) == nil)
    }
}
