import Scenario
import Testing

@testable import MockClaude

struct ClientWatchTests {
    private var client = WatchedClient()

    @Test mutating func whoeverHangsUpLeavesEarly() {
        let sent = client.send()
        client.answer(sent)
        #expect(
            client.end(sent, .left(events: 5, isExpected: false)) == [
                Finding(
                    kind: .leftEarly,
                    request: "req_1",
                    detail: "hung up after 5 events, before the scripted end"
                )
            ]
        )
    }

    @Test mutating func whoeverIsExpectedToLeaveMay() {
        #expect(client.ask(ending: .left(events: 5, isExpected: true)) == [])
    }

    @Test mutating func whoeverLeavesAStallDoesNothingWrong() {
        #expect(client.ask(ending: .failed) == [])
        #expect(client.ask(after: .milliseconds(500)) == [])
    }

    @Test mutating func whatTheServerEndsIsNobodysFault() {
        #expect(client.ask(ending: .lost) == [])
        #expect(client.ask() == [])
    }

    @Test mutating func whoeverRepeatsWhatItLeftDoesNotRetryAFailure() {
        for _ in 0..<20 { #expect(client.ask(ending: .left(events: 1, isExpected: true)) == []) }
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    @Test mutating func theVersionMustBeNamed() {
        #expect(client.send { $0.namesVersion = false }.kinds == [.versionHeaderMissing])
    }

    @Test mutating func whatIsTooMuchIsForgotten() {
        client = WatchedClient(capacity: 3)
        for call in 1...3 { _ = client.ask(call: UInt64(call), 400) }
        // Calls that go well are not remembered at all.
        for _ in 0..<3 { _ = client.ask(call: 1) }
        #expect(client.ask(call: 3) == [.retriedNonRetryable])
        for call in 4...7 { _ = client.ask(call: UInt64(call), 400) }
        #expect(client.ask(call: 2) == [])
    }

    @Test mutating func requestsThatCannotBeToldApartAreNotCompared() {
        for _ in 0..<3 {
            let sent = client.send { $0.call = nil }
            client.answer(sent, 413)
            #expect(sent.kinds == [] && client.end(sent).isEmpty)
        }
    }
}
