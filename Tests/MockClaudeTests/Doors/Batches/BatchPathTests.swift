import Testing

@testable import MockClaude

struct BatchPathTests {
    @Test func eachPathIsTakenApart() {
        #expect(BatchPath("/v1/messages/batches") == .all)
        #expect(BatchPath("/v1/messages/batches/a%2Fb") == .one("a/b"))
        #expect(BatchPath("/v1/messages/batches/a/cancel") == .cancellation("a"))
        #expect(BatchPath("/v1/messages/batches/a/results") == .results("a"))
    }

    @Test(arguments: [
        "/v1/messages", "/v1/messages/batches/", "/v1/messages/batchesx", "/v1/messages/batches/a/b",
        "/v1/messages/batches/a/results/b", "/v1/messages/batches//cancel",
    ])
    func otherPathsAreNone(_ path: String) {
        #expect(BatchPath(path) == nil)
    }
}
