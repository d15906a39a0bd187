public import Scenario

/// Runs a test against a server that lives as long as the test.
///
/// ```swift
/// try await withMockServer(scenario) { server in
///     let client = MyClient(baseURL: server.baseURL)
///     let answer = try await client.ask("Hello")
///     #expect(answer == "Hi!")
/// }
/// ```
///
/// - Throws: `DaemonError` when no port can be bound, or whatever the test throws.
public func withMockServer<Result>(
    _ scenario: Scenario,
    _ configuration: MockServer.Configuration = MockServer.Configuration(),
    isolation: isolated (any Actor)? = #isolation,
    _ test: (MockServer) async throws -> Result
) async throws -> Result {
    let server = try MockServer(scenario, configuration)
    defer { server.stop() }
    return try await test(server)
}
