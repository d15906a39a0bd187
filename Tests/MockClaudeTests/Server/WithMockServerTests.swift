import MockClaude
import Scenario
import Testing

@Test func greets() async throws {
    let scenario = Scenario(rules: [Rule(answer: .reply(.text("Hello!")))])
    try await withMockServer(scenario) { server in
        let answer = try await ask("Hi", baseURL: server.baseURL)
        #expect(answer == "Hello!")
    }
}

struct WithMockServerTests {
    private struct Thrown: Error {}

    private let scenario = Scenario(rules: [Rule(answer: .reply(.text("Hello!")))])

    @Test func theServerIsGoneWhenTheTestIsOver() async throws {
        let url = try await withMockServer(scenario) { $0.baseURL }
        await #expect(throws: (any Error).self) { try await ask("Hi", baseURL: url) }
    }

    @Test func whatTheTestThrowsIsThrown() async throws {
        await #expect(throws: Thrown.self) { try await withMockServer(scenario) { _ in throw Thrown() } }
    }

    @Test func manyServersRunSideBySide() async throws {
        try await withThrowingTaskGroup(of: String.self) { group in
            for number in 1...20 {
                group.addTask {
                    let scenario = Scenario(rules: [Rule(answer: .reply(.text("I am \(number)")))])
                    return try await withMockServer(scenario) { try await ask("Hi", baseURL: $0.baseURL) }
                }
            }
            var texts: Set<String> = []
            for try await text in group { texts.insert(text) }
            #expect(texts == Set((1...20).map { "I am \($0)" }))
        }
    }
}
