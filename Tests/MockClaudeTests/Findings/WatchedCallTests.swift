import Scenario
import Testing
import Timeline

@testable import MockClaude

struct WatchedCallTests {
    private var client = WatchedClient()

    @Test mutating func repliesThatOverlapAreOfSeveralCalls() {
        let sent = (0..<20).map { _ in client.send(after: .milliseconds(1)) }
        for request in sent { client.answer(request, 429, ["retry-after": "1"]) }
        #expect(sent.allSatisfy { $0.found.isEmpty })
        for request in sent { _ = client.end(request) }
        client.now += .seconds(1)
        for _ in 0..<20 { #expect(client.ask(after: .milliseconds(1)) == []) }
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    @Test mutating func aRetryMayOvertakeTheEndOfTheReply() {
        let first = client.send()
        client.answer(first, 429, ["retry-after": "1"])
        let second = client.send(after: .milliseconds(5))
        #expect(second.kinds == [.retryAfterIgnored])
        // The end comes late, and is nobody's retry any more.
        #expect(client.end(first).isEmpty)
        client.answer(second)
        _ = client.end(second)
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    @Test mutating func ofManyFailuresAtOnceTheOldestAreForgotten() {
        let sent = (0..<1000).map { _ in client.send() }
        for request in sent { client.answer(request, 529) }
        for request in sent { _ = client.end(request) }
        #expect(client.watch.givenUp(by: client.now).count == 32)
    }

    @Test mutating func whoeverAsksAnewHasNotGivenUp() {
        _ = client.ask(retryCount: 0, connection: FakeConnection(), 529)
        _ = client.ask(after: .seconds(300), retryCount: 0, connection: FakeConnection())
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    // MARK: gave_up

    @Test(arguments: [408, 409, 429, 500, 529]) mutating func whoeverDoesNotTryAgainGivesUp(status: Int) {
        _ = client.ask(status)
        #expect(
            client.watch.givenUp(by: client.now) == [
                Finding(kind: .gaveUp, request: "req_1", detail: "did not try again after attempt 1 got \(status)")
            ]
        )
    }

    @Test mutating func givingUpAfterRetriesIsGivingUp() {
        for wait in [0, 500, 1000] { _ = client.ask(after: .milliseconds(wait), 529) }
        _ = client.ask(call: 2, 503)
        #expect(client.watch.givenUp(by: client.now).map(\.request) == ["req_3", "req_4"])
    }

    @Test(arguments: [200, 400, 401, 404]) mutating func whatIsNotToBeTriedAgainIsNotGivenUp(status: Int) {
        _ = client.ask(status)
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    @Test mutating func theServiceMayForbidARetry() {
        _ = client.ask(529, ["x-should-retry": "false"])
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    @Test mutating func whatSucceedsInTheEndIsNotGivenUp() {
        for (wait, status) in [(0, 529), (500, 429), (1000, 200)] { _ = client.ask(after: .milliseconds(wait), status) }
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    @Test mutating func aStreamThatWasCutNeedNotBeTriedAgain() {
        _ = client.ask(ending: .failed)
        #expect(client.watch.givenUp(by: client.now).isEmpty)
    }

    @Test mutating func whoeverHasNoAnswerYetHasNotGivenUp() {
        let sent = client.send()
        let timeline = Timeline(status: 529, headAt: .seconds(2), framing: .whole)
        client.watch.answer(sent.ticket, with: WatchedReply(timeline, now: client.now))
        #expect(client.watch.givenUp(by: client.now).isEmpty)
        #expect(client.watch.givenUp(by: client.now + .seconds(2)).count == 1)
    }
}
