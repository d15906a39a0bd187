import MessagesAPI
import Testing

@Suite struct CacheRulesTests {
    @Test(arguments: [(4, nil), (6, "A maximum of 4 blocks with cache_control may be provided. Found 6.")])
    func thereAreAtMostFourBreakpoints(count: Int, message: String?) throws {
        let tools = (0..<count - 3).map {
            #"{"name": "f\#($0)", "input_schema": {"type": "object"}, "cache_control": {"type": "ephemeral"}}"#
        }
        let request = #"""
            {"tools": [\#(tools.joined(separator: ","))],
             "system": [{"type": "text", "text": "s", "cache_control": {"type": "ephemeral", "ttl": "1h"}}],
             "messages": [
               {"role": "user", "content": [{"type": "text", "text": "a", "cache_control": {"type": "ephemeral"}}]},
               {"role": "assistant", "content": [{"type": "tool_use", "id": "toolu_1", "name": "f0", "input": {}, "cache_control": null}]},
               {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_1", "content": [
                 {"type": "text", "text": "b", "cache_control": {"type": "ephemeral"}}]}]}]}
            """#
        #expect(try refusal(request) == message)
    }
}
