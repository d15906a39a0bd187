import Testing

@testable import MessagesAPI

struct ModelNameTests {
    @Test(arguments: [
        ("claude-3-5-sonnet-20241022", "sonnet", 3, 5), ("claude-3-opus-latest", "opus", 3, 0),
        ("claude-sonnet-4-20250514", "sonnet", 4, 0), ("claude-opus-4-1-20250805", "opus", 4, 1),
        ("claude-fable-5-2", "fable", 5, 2), ("claude-instant-1.2", "instant", 1, 2),
    ])
    func isTakenApart(_ id: String, _ line: String, _ major: Int, _ minor: Int) {
        let name = ModelName(id)
        #expect(name?.line == line)
        #expect(name?.version == ModelName.Version(major: major, minor: minor))
    }

    @Test func mayHaveNoVersion() {
        #expect(ModelName("claude-mythos-preview")?.version == nil)
        #expect(ModelName("claude-mythos-preview")?.line == "mythos")
        #expect(ModelName("claude-2.1")?.line == nil)
        #expect(ModelName("gpt-4o") == nil && ModelName("claude-") == nil)
    }

    @Test func versionsAreOrdered() {
        let versions = [(3, 7), (4, 0), (4, 5), (4, 10), (5, 0)].map { ModelName.Version(major: $0.0, minor: $0.1) }
        #expect(versions == versions.sorted())
    }
}
