import Testing

@testable import MockClaude

struct CollectionPathTests {
    private func path(_ path: String) -> [String?]? {
        CollectionPath(path, root: "/v1/files").map { [$0.id, $0.part] }
    }

    @Test func eachPlaceIsFound() {
        #expect(path("/v1/files") == [nil, nil])
        #expect(path("/v1/files/a%2Fb") == ["a/b", nil])
        #expect(path("/v1/files/a/content") == ["a", "content"])
        #expect(path("/v1/files/a/") == ["a", ""])
    }

    @Test(arguments: [
        "", "/v1", "/v1/filesystem", "/v1/files/", "/v1/files//content", "/v1/files/a/b/c", "/v1/messages",
    ])
    func otherPathsGoElsewhere(_ other: String) {
        #expect(path(other) == nil)
    }
}
