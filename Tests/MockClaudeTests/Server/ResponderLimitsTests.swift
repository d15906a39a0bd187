import HTTPDaemon
import MessagesAPI
import Scenario
import Synchronization
import Testing
import Timeline

@testable import MockClaude

struct ResponderLimitsTests {
    private func responder(requests: Int, per scope: Limits.Scope = .apiKey, rules: [Rule]) -> Responder {
        var scenario = Scenario(rules: rules)
        var limits = Limits()
        limits.requestsPerMinute = requests
        limits.scope = scope
        scenario.limits = limits
        return .make(scenario)
    }

    private func request(_ prompt: String, key: String = "one", target: String = "/v1/messages") -> HTTPRequest {
        var request = HTTPRequest.message(prompt, target: target)
        request.headers = [HTTPHeader("x-api-key", key), HTTPHeader("anthropic-version", "2023-06-01")]
        return request
    }

    private func requestsLeft(_ response: HTTPResponse) -> String? {
        response.headers.value(of: "anthropic-ratelimit-requests-remaining")
    }

    @Test func beyondTheLimitARequestIsRefused() throws {
        let responder = responder(requests: 2, rules: [Rule(answer: .reply(.text("Hello")))])
        let responses = (1...3).map { responder.respond(to: request("\($0)")) }
        #expect(responses.map(\.status) == [200, 200, 429])
        #expect(responses.map { requestsLeft($0) } == ["1", "0", "0"])
        #expect(try responses[2].json["error"]?["type"] == "rate_limit_error")
        let seconds = Int(responses[2].headers.value(of: "retry-after") ?? "") ?? 0
        let milliseconds = Int(responses[2].headers.value(of: "retry-after-ms") ?? "") ?? 0
        // A request comes free every thirty seconds.
        #expect((1...30).contains(seconds))
        #expect((1...30_000).contains(milliseconds) && (milliseconds + 999) / 1000 == seconds)
        #expect(responses.prefix(2).allSatisfy { $0.headers.value(of: "retry-after") == nil })
    }

    /// The same call gets the scripted reply when it is let through, here with a key that has something left.
    @Test func aRefusalUsesNothingUp() {
        let responder = responder(
            requests: 1,
            rules: [Rule(times: 2, answer: .reply(.text("Hello"))), Rule(answer: .reply(.error(.api)))]
        )
        let statuses = [("a", "one"), ("b", "one"), ("b", "two"), ("c", "three")].map { prompt, key in
            let response = responder.respond(to: request(prompt, key: key))
            response.finish()
            return response.status
        }
        #expect(statuses == [200, 429, 200, 500])
    }

    @Test func aRefusalIsNoAttempt() {
        let responder = responder(
            requests: 1,
            rules: [Rule(answer: .attempts([.error(.api), .text("Hello")]))]
        )
        let statuses = ["one", "one", "two", "two", "three"].map { key in
            let response = responder.respond(to: request("Hi", key: key))
            response.finish()
            return response.status
        }
        #expect(statuses == [500, 429, 200, 429, 500])
    }

    @Test func allKeysOfASessionMayShareALimit() {
        let responder = responder(requests: 1, per: .session, rules: [Rule(answer: .reply(.text("Hello")))])
        #expect(responder.respond(to: request("a", key: "one")).status == 200)
        #expect(responder.respond(to: request("b", key: "two")).status == 429)
        #expect(responder.respond(to: request("b", key: "two", target: "/session/x/v1/messages")).status == 200)
    }

    @Test func whoWaitsAsToldSucceedsAtOnce() throws {
        let time = Mutex(Duration.zero)
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("Hello")))])
        scenario.limits = Limits()
        scenario.limits?.requestsPerMinute = 7
        let clock = ServerClock { time.withLock { $0 } }
        let responder = Responder(ServerState(scenario, clock: clock), control: nil, log: .silent)
        for number in 1...7 { #expect(responder.respond(to: .message("\(number)")).status == 200) }
        for _ in 1...20 {
            let refused = responder.respond(to: .message("Hi"))
            let wait = try #require(refused.headers.value(of: "retry-after-ms").flatMap { Int($0) })
            #expect(refused.status == 429 && wait > 0)
            time.withLock { $0 += .milliseconds(wait - 1) }
            #expect(responder.respond(to: .message("Hi")).status == 429)
            time.withLock { $0 += .milliseconds(1) }
            #expect(responder.respond(to: .message("Hi")).status == 200)
        }
    }

    @Test func everyAnswerTellsWhatIsLeft() {
        let responder = responder(requests: 9, rules: [])
        var bad = request("Hi")
        bad.body = Array("{".utf8)
        for request in [request("Hi"), bad] {
            let response = responder.respond(to: request)
            #expect(response.status >= 400 && requestsLeft(response) == "9")
        }
    }
}
