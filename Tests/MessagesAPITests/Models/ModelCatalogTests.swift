import MessagesAPI
import Testing

struct ModelCatalogTests {
    @Test func idsAreUnique() {
        #expect(Set(ModelCatalog.models.map(\.id)).count == ModelCatalog.models.count)
    }

    @Test func theNewestIsFirst() {
        let dates = ModelCatalog.models.map(\.createdAt).filter { !$0.hasPrefix("1970") }
        #expect(dates == dates.sorted(by: >))
    }

    @Test(arguments: [
        ("claude-sonnet-4-20250514", "claude-sonnet-4-20250514"), ("claude-sonnet-4-5", "claude-sonnet-4-5-20250929"),
        ("claude-sonnet-4-0", "claude-sonnet-4-20250514"), ("claude-opus-4-0", "claude-opus-4-20250514"),
        ("claude-3-5-haiku-latest", "claude-3-5-haiku-20241022"),
        ("claude-3-5-sonnet-latest", "claude-3-5-sonnet-20241022"),
        ("claude-3-opus-latest", "claude-3-opus-20240229"), ("claude-opus-5", "claude-opus-5"),
    ])
    func resolves(_ name: String, _ id: String) {
        #expect(ModelCatalog.model(name)?.id == id)
    }

    @Test(arguments: ModelCatalog.models) func everyListedModelIsFoundByItsID(_ model: ModelInfo) {
        #expect(ModelCatalog.model(model.id) == model)
    }

    @Test(arguments: [
        "claude-opus-5-0", "claude-opus-5-latest", "claude-sonnet-4-5-2025", "claude-sonnet-4-5-20250930",
        "claude-sonnet-4-5-0-latest", "claude-mythos", "claude-sonnet-4-5-",
    ])
    func whatIsNoAliasIsAModelOfItsOwn(_ name: String) {
        #expect(ModelCatalog.model(name) == ModelCatalog.madeUp(name))
    }

    @Test func anyOtherClaudeIsAModelOfItsOwn() {
        let model = ModelCatalog.model("claude-new-9-1")
        #expect(model?.id == "claude-new-9-1" && model?.displayName == "claude-new-9-1")
        #expect(model?.maxTokens == nil && model?.lifecycle == .active)
    }

    @Test(arguments: ["gpt-4o", "claude", "claude-", "", "Claude-3", "anthropic.claude-3"]) func nothingElseIs(
        _ name: String
    ) {
        #expect(ModelCatalog.model(name) == nil)
    }
}
