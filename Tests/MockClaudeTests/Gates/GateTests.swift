import MockClaude
import Scenario
import Testing

struct GateTests {
    private let scenario = Scenario(rules: [
        Rule(answer: .reply(Reply(.events([.block(.text("Hello")), .hold("lunch"), .block(.text(" world"))]))))
    ])

    @Test func aTestSeesAStreamArriveAndLetsItGo() async throws {
        try await withMockServer(scenario) { server in
            let answer = Task { try await ask("Hi", baseURL: server.baseURL) }
            let gate = server.gate("lunch")
            let stream = try await gate.arrival()
            #expect(gate.streams == [stream])
            let requests = await server.requests()
            #expect(requests.map(\.id) == [stream.request])
            var verdict = await server.verdict()
            #expect(verdict.failures.map(\.what) == ["gates"])
            gate.release()
            #expect(try await answer.value == "Hello world")
            verdict = await server.verdict()
            #expect(gate.streams.isEmpty && verdict.passed)
        }
    }

    @Test func whatIsReleasedBeforeItComesPasses() async throws {
        try await withMockServer(scenario) { server in
            server.gate("lunch").release()
            let answer = try await ask("Hi", baseURL: server.baseURL)
            #expect(answer == "Hello world")
        }
    }

    @Test func aStreamThatIsCutLeavesItsClientWithoutAnAnswer() async throws {
        try await withMockServer(scenario) { server in
            let answer = Task { try await ask("Hi", baseURL: server.baseURL) }
            _ = try await server.gate("lunch").arrival()
            server.gate("lunch").cut(.reset)
            await #expect(throws: (any Error).self) { _ = try await answer.value }
            let requests = await server.requests()
            #expect(requests.first?.fault == "reset at request")
        }
    }

    @Test func aWaitCanBeCancelled() async throws {
        try await withMockServer(scenario) { server in
            let gate = server.gate("lunch")
            let wait = Task { try await gate.arrival() }
            wait.cancel()
            await #expect(throws: CancellationError.self) { _ = try await wait.value }
        }
    }

    @Test func manyMayWaitForOneStream() async throws {
        try await withMockServer(scenario) { server in
            let gate = server.gate("lunch")
            let waits = (0..<10).map { _ in Task { try await gate.arrival() } }
            let answer = Task { try await ask("Hi", baseURL: server.baseURL) }
            var requests: Set<String> = []
            for wait in waits { requests.insert(try await wait.value.request) }
            #expect(requests.count == 1)
            gate.release()
            #expect(try await answer.value == "Hello world")
        }
    }
}
