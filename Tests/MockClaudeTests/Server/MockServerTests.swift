import HTTPDaemon
import Scenario
import Testing

@testable import MockClaude

struct MockServerTests {
    private let scenario = Scenario(rules: [Rule(answer: .reply(.text("Hello")))])

    @Test func itHasAPortOfItsOwnOnLoopback() throws {
        let first = try MockServer(scenario)
        let second = try MockServer(scenario)
        defer {
            first.stop()
            second.stop()
        }
        #expect(first.port != 0 && first.port != second.port)
        #expect(first.baseURL == "http://127.0.0.1:\(first.port)")
        #expect(first.isOnLoopback)
    }

    @Test func anIPv6AddressStandsInBrackets() throws {
        var configuration = MockServer.Configuration()
        configuration.host = "::1"
        let server = try MockServer(scenario, configuration)
        defer { server.stop() }
        #expect(server.baseURL == "http://[::1]:\(server.port)")
        #expect(server.isOnLoopback)
    }

    @Test func aPortThatIsTakenIsAnError() throws {
        let first = try MockServer(scenario)
        defer { first.stop() }
        var configuration = MockServer.Configuration()
        configuration.port = first.port
        #expect(throws: DaemonError.self) { try MockServer(scenario, configuration) }
    }

    @Test func aStoppedServersPortIsFree() throws {
        let first = try MockServer(scenario)
        var configuration = MockServer.Configuration()
        configuration.port = first.port
        first.stop()
        let second = try MockServer(scenario, configuration)
        second.stop()
        #expect(second.port == configuration.port)
    }
}
