import MessagesAPI
import Testing

struct ModelInfoTests {
    @Test(arguments: [
        // name, prefill, budget, adaptive, sampling, thinks
        ("claude-2.1", [true, true, false, true, false]),
        ("claude-3-5-sonnet-20241022", [true, true, false, true, false]),
        ("claude-3-7-sonnet-latest", [true, true, false, true, true]),
        ("claude-opus-4-1", [true, true, false, true, true]),
        ("claude-haiku-4-5", [true, true, false, true, true]), ("claude-sonnet-4-6", [false, true, true, true, true]),
        ("claude-opus-4-7", [false, false, true, false, true]),
        ("claude-haiku-5-5", [false, false, true, false, true]),
        ("claude-mythos-preview", [false, false, true, false, true]), ("claude-mock", [true, true, true, true, true]),
    ])
    func knowsWhatEachGenerationTakes(_ name: String, _ expected: [Bool]) throws {
        let model = try #require(ModelCatalog.model(name))
        #expect(
            [
                model.acceptsPrefill, model.acceptsThinkingBudget, model.acceptsAdaptiveThinking, model.acceptsSampling,
                model.thinks,
            ] == expected
        )
    }

    @Test func hasTheShapeThatClientsRequire() throws {
        let json = try #require(ModelCatalog.model("claude-sonnet-4-20250514")).json
        #expect(
            json.object?.keys == [
                "type", "id", "display_name", "created_at", "lifecycle", "line", "max_input_tokens", "max_tokens",
                "deprecated_at", "retires_at", "capabilities",
            ]
        )
        #expect(json["type"] == "model" && json["id"] == "claude-sonnet-4-20250514")
        #expect(json["display_name"] == "Claude Sonnet 4" && json["line"] == "sonnet")
        #expect(json["created_at"] == "2025-05-22T00:00:00Z" && json["retires_at"] == "2026-06-15T00:00:00Z")
        #expect(json["lifecycle"] == "deprecated" && json["max_tokens"] == 64_000)
        #expect(json["capabilities"]?["thinking"]?["types"]?["enabled"] == ["supported": true])
        #expect(
            json["capabilities"]?["effort"]?.object?.keys == ["supported", "low", "medium", "high", "xhigh", "max"]
        )
    }

    @Test func whatIsNotKnownIsNull() throws {
        let json = try #require(ModelCatalog.model("claude-new-9")).json
        #expect(json["max_tokens"] == JSON.null && json["max_input_tokens"] == JSON.null && json["line"] == JSON.null)
        #expect(json["lifecycle"] == "active" && json["created_at"] == "1970-01-01T00:00:00Z")
    }

    @Test(arguments: [
        ("claude-3-haiku-20240307", 2048), ("claude-haiku-4-5", 4096), ("claude-haiku-5-5", 4096),
        ("claude-3-opus-20240229", 1024), ("claude-opus-4-1", 1024), ("claude-opus-4-6", 4096),
        ("claude-opus-4-7", 2048), ("claude-opus-4-8", 1024), ("claude-opus-5-5", 512), ("claude-fable-5", 512),
        ("claude-sonnet-5-5", 1024), ("claude-mock", 1024),
    ])
    func knowsWhatIsTooShortToBeCached(_ name: String, _ tokens: Int) throws {
        #expect(try #require(ModelCatalog.model(name)).leastCachedTokens == tokens)
    }

    @Test func onlyTheOldHaikusLimitWhatIsReadFromTheCache() {
        let names = [
            "claude-3-haiku-20240307", "claude-3-5-haiku-latest", "claude-haiku-4-5", "claude-3-opus-20240229",
        ]
        #expect(names.map { ModelCatalog.model($0)?.limitsCacheReads } == [true, true, false, false])
    }
}
