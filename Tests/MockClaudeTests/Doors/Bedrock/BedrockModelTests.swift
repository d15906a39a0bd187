import Testing
import Timeline

@testable import MockClaude

struct BedrockModelTests {
    @Test(arguments: [
        ("anthropic.claude-3-haiku-20240307-v1:0", "claude-3-haiku-20240307"),
        ("anthropic.claude-3-sonnet-20240229-v1:0:200k", "claude-3-sonnet-20240229"),
        ("us.anthropic.claude-sonnet-4-20250514-v1:0", "claude-sonnet-4-20250514"),
        ("global.anthropic.claude-opus-4-6-v1", "claude-opus-4-6"),
        ("anthropic.claude-fable-5-2", "claude-fable-5-2"),
        ("anthropic.claude-v2:1", "claude-v2"),
        (
            "arn:aws:bedrock:us-east-1:1:inference-profile/eu.anthropic.claude-haiku-4-5-20251001-v1:0",
            "claude-haiku-4-5-20251001"
        ),
    ])
    func names(id: String, name: String) {
        let model = BedrockModel(id: id)
        #expect(model.name == name)
        #expect(model.isKnown)
        #expect(!model.isOwn)
    }

    @Test func whatTheAccountHasNamedMayBeAnyModel() {
        let model = BedrockModel(id: "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc123")
        #expect((model.name, model.isKnown, model.isOwn) == ("abc123", true, true))
    }

    @Test(arguments: ["amazon.nova-lite-v1:0", "claude-sonnet-4-5", "anthropic.gpt-5", "x"])
    func whatBedrockDoesNotHave(id: String) {
        #expect(!BedrockModel(id: id).isKnown)
    }
}
