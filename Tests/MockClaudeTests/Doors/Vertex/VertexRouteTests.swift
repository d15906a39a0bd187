import Testing

@testable import MockClaude

struct VertexRouteTests {
    @Test(arguments: [
        "/v1/projects/p/locations/global/publishers/anthropic/models/claude-opus-4-6:rawPredict",
        "/projects/p/locations/global/publishers/anthropic/models/claude-opus-4-6:rawPredict",
        "/v1beta1/projects/p/locations/global/publishers/anthropic/models/claude-opus-4-6%3ArawPredict",
    ])
    func withAndWithoutItsVersion(path: String) throws {
        let route = try #require(VertexRoute(path))
        #expect((route.model, route.method, route.countsTokens) == ("claude-opus-4-6", "rawPredict", false))
        #expect(route.resource == "projects/p/locations/global/publishers/anthropic/models/claude-opus-4-6")
    }

    @Test func countingTokens() {
        let path = "/v1/projects/p/locations/l/publishers/anthropic/models/count-tokens:rawPredict"
        #expect(VertexRoute(path)?.countsTokens == true)
    }

    @Test(arguments: [
        "", "/", "/v1/messages", "/v1/projects/p/locations/l/publishers/google/models/gemini:rawPredict",
        "/v1/projects/p/locations/l/publishers/anthropic/models/m",
        "/v1/projects//locations/l/publishers/anthropic/models/m:rawPredict",
        "/v1/projects/p/locations/l/publishers/anthropic/models/m:predict",
        "/v1/projects/p/locations/l/publishers/anthropic/models/:rawPredict",
        "/v1/projects/p/locations/l/publishers/anthropic/models/m:rawPredict/x",
    ])
    func elsewhere(path: String) {
        #expect(VertexRoute(path) == nil)
    }

    @Test(arguments: [
        ("claude-sonnet-4@20250514", "claude-sonnet-4-20250514"), ("claude-opus-4-6@default", "claude-opus-4-6"),
        ("claude-opus-4-6", "claude-opus-4-6"), ("claude-x@", "claude-x"),
    ])
    func names(name: String, claudes: String) {
        #expect(VertexRoute.modelName(name) == claudes)
    }
}
