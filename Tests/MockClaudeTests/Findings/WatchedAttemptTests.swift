import Scenario
import Testing

@testable import MockClaude

/// Which request continues which: calls with the same body at once must not be taken for one client that tries again.
struct WatchedAttemptTests {
    private var client = WatchedClient()

    @Test mutating func aCallThatBeginsWhileAnotherWaitsIsNoRetry() {
        let (first, second) = (FakeConnection(), FakeConnection())
        #expect(client.ask(retryCount: 0, connection: first, 429, ["retry-after": "1"]) == [])
        #expect(
            client.ask(after: .milliseconds(300), retryCount: 0, connection: second, 429, ["retry-after": "1"]) == []
        )
        #expect(client.ask(after: .milliseconds(700), retryCount: 1, connection: first) == [])
        #expect(client.ask(after: .milliseconds(300), retryCount: 1, connection: second) == [])
    }

    @Test mutating func theBackoffOfEachIsItsOwn() {
        // At 0, 400, 500, 900, 1400, 1900 ms: two clients that wait 500 and then 1000 ms.
        let counts = [(0, 0), (400, 0), (100, 1), (400, 1), (500, 2), (500, 2)]
        for (wait, count) in counts {
            #expect(client.ask(after: .milliseconds(wait), retryCount: count, connection: FakeConnection(), 529) == [])
        }
    }

    @Test mutating func callsThatAreRefusedAtOnceAreNoRetries() {
        for _ in 0..<20 { #expect(client.ask(retryCount: 0, connection: FakeConnection(), 400) == []) }
    }

    @Test mutating func aRetryThatTheClientCountsIsJudged() {
        _ = client.ask(retryCount: 0, 429, ["retry-after": "1"])
        #expect(client.ask(after: .milliseconds(100), retryCount: 1) == [.retryAfterIgnored])
    }

    @Test mutating func theProgramAroundTheClientIsJudgedOnItsConnection() {
        let connection = FakeConnection()
        #expect(client.ask(retryCount: 0, connection: connection, 529) == [])
        #expect(client.ask(after: .milliseconds(10), retryCount: 0, connection: connection, 529) == [])
        #expect(client.ask(after: .milliseconds(10), retryCount: 0, connection: connection, 400) == [.noBackoff])
        #expect(client.ask(retryCount: 0, connection: connection) == [.retriedNonRetryable])
    }

    @Test mutating func whoeverAsksAgainMuchLaterAsksAnew() {
        _ = client.ask(400)
        #expect(client.ask(after: .seconds(61), 429, ["retry-after": "100"]) == [])
        #expect(client.ask(after: .seconds(80)) == [.retryAfterIgnored])
    }
}
