import MessagesAPI
import Testing

struct ModelInfoJSONTests {
    /// What a generation can do, written in short: `thinks`, `budget` and `adaptive` stand for whether it is so.
    private func capabilities(thinks: Bool, budget: Bool, adaptive: Bool) throws -> JSON {
        func supported(_ value: Bool) -> String { #"{"supported":\#(value)}"# }
        return try JSON(
            parsing: """
                {"batch":\(supported(true)),"citations":\(supported(true)),"code_execution":\(supported(thinks)),
                 "context_management":{"supported":\(thinks),"clear_tool_uses_20250919":\(supported(thinks)),
                   "clear_thinking_20251015":\(supported(thinks)),"compact_20260112":\(supported(adaptive))},
                 "effort":{"supported":\(adaptive),"low":\(supported(adaptive)),"medium":\(supported(adaptive)),
                   "high":\(supported(adaptive)),"xhigh":\(supported(adaptive)),"max":\(supported(adaptive))},
                 "image_input":\(supported(true)),"pdf_input":\(supported(true)),
                 "server_tools":{"supported":\(thinks),"code_execution":\(supported(thinks)),"web_search":\(supported(thinks))},
                 "structured_outputs":\(supported(adaptive)),
                 "thinking":{"supported":\(thinks),"types":{"enabled":\(supported(budget)),"adaptive":\(supported(adaptive)),
                   "between_tools":\(supported(adaptive)),"disabled":\(supported(true))}}}
                """
        )
    }

    @Test(arguments: [
        ("claude-3-5-sonnet-20241022", [false, false, false]), ("claude-haiku-4-5", [true, true, false]),
        ("claude-sonnet-4-6", [true, true, true]), ("claude-opus-4-7", [true, false, true]),
    ]) func capabilitiesFollowTheGeneration(name: String, facts: [Bool]) throws {
        let model = try #require(ModelCatalog.model(name))
        let expected = try capabilities(thinks: facts[0], budget: facts[1], adaptive: facts[2])
        #expect(model.json["capabilities"]?.description == expected.description)
    }
}
