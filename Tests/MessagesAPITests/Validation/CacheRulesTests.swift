import MessagesAPI
import Testing

struct CacheRulesTests {
    @Test(arguments: [(4, nil), (6, "A maximum of 4 blocks with cache_control may be provided. Found 6.")])
    func thereAreAtMostFourBreakpoints(count: Int, message: String?) throws {
        let tools = (0..<count - 3).map {
            #"{"name": "f\#($0)", "input_schema": {"type": "object"}, "cache_control": {"type": "ephemeral"}}"#
        }
        let request = #"""
            {"tools": [\#(tools.joined(separator: ","))],
             "system": [{"type": "text", "text": "s", "cache_control": {"type": "ephemeral"}}],
             "messages": [
               {"role": "user", "content": [{"type": "text", "text": "a", "cache_control": {"type": "ephemeral"}}]},
               {"role": "assistant", "content": [{"type": "tool_use", "id": "toolu_1", "name": "f0", "input": {}, "cache_control": null}]},
               {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": [
                 {"type": "text", "text": "b", "cache_control": {"type": "ephemeral"}}]}]}]}
            """#
        #expect(try refusal(request) == message)
    }

    private static let mark = #""cache_control": {"type": "ephemeral"}"#
    private static let hour = #""cache_control": {"type": "ephemeral", "ttl": "1h"}"#

    private func text(_ mark: String) -> String { #"{"type": "text", "text": "a", \#(mark)}"# }

    @Test func theAutomaticOneCountsUnlessItFallsOnAnother() throws {
        let four = Array(repeating: text(Self.mark), count: 4).joined(separator: ",")
        func request(_ last: String) -> String {
            #"{"messages": [{"role": "user", "content": [\#(four)\#(last)]}], \#(Self.mark)}"#
        }
        #expect(try refusal(request("")) == nil)
        #expect(
            try refusal(request(#",{"type": "text", "text": "b"}"#))
                == "A maximum of 4 blocks with cache_control may be provided. Found 5."
        )
    }

    @Test func whatIsKeptLongerComesFirst() throws {
        let words =
            ".cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block."
            + " Note that blocks are processed in the following order: `tools`, `system`, `messages`."
        let messages = #""messages": [{"role": "user", "content": [\#(text(Self.hour))]}]"#
        let system = #""system": [\#(text(Self.mark))]"#
        #expect(try refusal("{\(messages), \(system)}") == "messages.0.content.0" + words)
        #expect(try refusal(#"{\#(messages), "system": [\#(text(Self.hour))]}"#) == nil)
        let tools = #""tools": [{"name": "f", "input_schema": {"type": "object"}, \#(Self.mark)}]"#
        #expect(try refusal(#"{\#(tools), "system": [\#(text(Self.hour))]}"#) == "system.0" + words)
        #expect(try refusal("{\(system), \(Self.hour)}") == String(words.dropFirst()))
    }
}
