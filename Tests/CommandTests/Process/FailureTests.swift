import Testing

@testable import mock_claude

struct FailureTests {
    // The numbers are a promise: scripts that call the command test for them.
    @Test func theExitCodesAreThoseOfSysexits() {
        let codes: [Failure.Code] = [.runtime, .usage, .badScenario, .noSuchFile, .notExecutable, .notFound]
        #expect(codes.map(\.rawValue) == [1, 64, 65, 66, 126, 127])
    }

    @Test func itEndsTheProcessWithItsMessageAndItsCode() async throws {
        let end = try await #require(
            processExitsWith: .exitCode(65),
            observing: [\.standardErrorContent, \.standardOutputContent]
        ) {
            Failure(.badScenario, "a.yaml:1:1: error: no").exit()
        }
        #expect(String(decoding: end.standardErrorContent, as: UTF8.self).hasSuffix("a.yaml:1:1: error: no\n"))
        #expect(!String(decoding: end.standardOutputContent, as: UTF8.self).contains("a.yaml"))
    }
}
