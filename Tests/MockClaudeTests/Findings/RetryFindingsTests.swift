import Scenario
import Testing

@testable import MockClaude

struct RetryFindingsTests {
    private var client = WatchedClient()

    // MARK: retry_after_ignored

    @Test(arguments: [
        ["retry-after": "1"], ["retry-after-ms": "1000"], ["Retry-After": "1.0"],
        ["retry-after-ms": "1000", "retry-after": "9"],
        ["retry-after": "Thu, 01 Jan 1970 00:00:01 GMT"],
    ]) mutating func whoeverComesBackTooEarlyIgnoresTheWait(headers: [String: String]) {
        _ = client.ask(429, headers)
        #expect(client.ask(after: .milliseconds(890)) == [.retryAfterIgnored])
    }

    @Test(arguments: [900, 950, 1000, 5000]) mutating func whoeverComesBackInTimeDoesNot(milliseconds: Int) {
        _ = client.ask(429, ["retry-after": "1"])
        #expect(client.ask(after: .milliseconds(milliseconds)) == [])
    }

    @Test mutating func theWaitCountsFromTheEndOfTheReply() {
        let sent = client.send()
        client.answer(sent, 529, ["retry-after": "1"])
        _ = client.end(sent, after: .milliseconds(500))
        #expect(client.send(after: .milliseconds(600)).kinds == [.retryAfterIgnored])
    }

    @Test mutating func theDetailNamesBothTimes() {
        _ = client.ask(429, ["retry-after": "2"])
        #expect(
            client.send(after: .milliseconds(10)).found == [
                Finding(
                    kind: .retryAfterIgnored,
                    request: "req_2",
                    detail: "came back 10 ms after req_1, which told it to wait 2000 ms"
                )
            ]
        )
    }

    @Test(arguments: ["soon", "-1", "1e3", "Thu, 01 Jan", ""])
    mutating func whatMakesNoSenseIsNoWait(value: String) {
        _ = client.ask(429, ["retry-after": value])
        #expect(client.ask(after: .milliseconds(1)) == [])
    }

    @Test mutating func anotherCallNeedNotWait() {
        _ = client.ask(429, ["retry-after": "10"])
        #expect(client.ask(call: 2) == [])
    }

    @Test mutating func anotherKeyNeedNotWait() {
        _ = client.ask(429, ["retry-after": "10"])
        #expect(client.send { $0.authority = 2 }.kinds == [])
    }

    // MARK: retried_non_retryable

    @Test(arguments: [400, 401, 403, 404, 413, 422]) mutating func aRefusalIsNotTriedAgain(status: Int) {
        _ = client.ask(status)
        #expect(client.ask(after: .seconds(1)) == [.retriedNonRetryable])
    }

    @Test(arguments: [408, 409, 429, 500, 503, 529]) mutating func aFailureThatPassesMayBeTriedAgain(status: Int) {
        _ = client.ask(status)
        #expect(client.ask(after: .milliseconds(500)) == [])
    }

    @Test mutating func theServiceMayAskForARetry() {
        _ = client.ask(400, ["x-should-retry": "true"])
        #expect(client.ask(after: .milliseconds(500)) == [])
    }

    @Test mutating func aRefusalOfTheKeyMayBeFollowedByAnotherKey() {
        _ = client.ask(401)
        #expect(client.send { $0.authority = 2 }.kinds == [])
    }

    @Test mutating func aQuestionWithoutABodyMayBeAskedAgain() {
        let sent = client.send { $0.hasBody = false }
        client.answer(sent, 404)
        _ = client.end(sent)
        #expect(client.send { $0.hasBody = false }.kinds == [])
    }

    // MARK: retry_storm

    @Test mutating func theEleventhAttemptMakesAStorm() {
        var found: [[FindingKind]] = []
        for _ in 0..<13 { found.append(client.ask(after: .milliseconds(500), 529, ["retry-after": "0"])) }
        #expect(found.map { $0.contains(.retryStorm) } == (1...13).map { $0 == 11 })
    }

    @Test mutating func elevenCallsThatAreAnsweredAreNoStorm() {
        for _ in 0..<20 { #expect(client.ask() == []) }
    }

    // MARK: no_backoff

    @Test(arguments: [[0, 0], [500, 500], [500, 540], [1000, 500], [1, 2]])
    mutating func waitsThatDoNotGrow(milliseconds: [Int]) {
        _ = client.ask(529)
        #expect(client.ask(after: .milliseconds(milliseconds[0]), 529) == [])
        #expect(client.ask(after: .milliseconds(milliseconds[1]), 529) == [.noBackoff])
    }

    @Test(arguments: [[500, 1000], [375, 1000], [500, 750], [0, 500], [10, 20]])
    mutating func waitsThatGrow(milliseconds: [Int]) {
        _ = client.ask(529)
        #expect(client.ask(after: .milliseconds(milliseconds[0]), 529) == [])
        #expect(client.ask(after: .milliseconds(milliseconds[1]), 529) == [])
    }

    @Test mutating func atTheLongestWaitNothingGrowsAnyMore() {
        _ = client.ask(529)
        for wait in [500, 1000, 2000, 4000, 8000, 6100, 7900] {
            #expect(client.ask(after: .milliseconds(wait), 529) == [])
        }
    }

    @Test mutating func whoeverObeysNeedNotWaitLonger() {
        for _ in 0..<4 { #expect(client.ask(after: .seconds(1), 429, ["retry-after": "1"]) == []) }
    }

    @Test mutating func aWaitThatWasToldIsNoMeasureForTheNextOne() {
        _ = client.ask(429, ["retry-after": "3"])
        #expect(client.ask(after: .seconds(3), 529) == [])
        #expect(client.ask(after: .milliseconds(500)) == [])
    }

    @Test mutating func cutStreamsAreTriedAgainWithLongerWaitsToo() {
        for wait in [0, 100] { #expect(client.ask(after: .milliseconds(wait), ending: .failed) == []) }
        #expect(client.ask(after: .milliseconds(100), ending: .failed) == [.noBackoff])
    }
}
