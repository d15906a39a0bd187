import Testing
import Timeline

@testable import MockClaude

struct BedrockRouteTests {
    @Test(arguments: [
        ("invoke", BedrockRoute.Operation.invoke, false), ("invoke-with-response-stream", .invokeStream, true),
        ("converse", .converse, false), ("converse-stream", .converseStream, true),
    ])
    func operations(name: String, operation: BedrockRoute.Operation, streams: Bool) throws {
        let route = try #require(BedrockRoute("/model/anthropic.claude-opus-4-6-v1/\(name)"))
        #expect(route.operation == operation)
        #expect(route.operation.streams == streams)
        #expect(route.model.name == "claude-opus-4-6")
    }

    @Test(arguments: [
        "/model/us.anthropic.claude-sonnet-4-20250514-v1%3A0/invoke",
        "/model/us.anthropic.claude-sonnet-4-20250514-v1:0/invoke",
        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.anthropic.claude-sonnet-4-20250514-v1%3A0/invoke",
        "/model/arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0/invoke",
    ])
    func theModelMayBeEncoded(path: String) {
        #expect(BedrockRoute(path)?.model.name == "claude-sonnet-4-20250514")
    }

    @Test(arguments: [
        "", "/model/", "/model/invoke", "/model//invoke", "/model/a", "/model/a/", "/model/a/b", "/v1/messages",
    ])
    func elsewhere(path: String) {
        #expect(BedrockRoute(path) == nil)
    }
}
