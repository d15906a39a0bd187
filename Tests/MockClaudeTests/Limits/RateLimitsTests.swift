import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct RateLimitsTests {
    private func request(_ prompt: String = "Hello", key: String? = "one", authorization: String? = nil) -> Incoming {
        var request = HTTPRequest.message(prompt)
        request.headers = [HTTPHeader("anthropic-version", "2023-06-01")]
        if let key { request.headers.append(HTTPHeader("X-Api-Key", key)) }
        if let authorization { request.headers.append(HTTPHeader("Authorization", authorization)) }
        return Incoming(request)
    }

    private func remaining(_ limits: RateLimits, for incoming: Incoming, now: Duration = .zero) -> [String] {
        limits.headers(for: incoming, now: now, wallClock: .seconds(1)).filter { $0.name.hasSuffix("-remaining") }.map(
            \.value
        )
    }

    @Test func eachKeyHasLimitsOfItsOwn() {
        let limits = RateLimits(.make(requests: 1))
        let clients = [
            request(key: "one"), request(key: "two"), request(key: nil, authorization: "Bearer three"),
            request(key: nil, authorization: "Bearer four"), request(key: nil),
        ]
        for client in clients { #expect(limits.admit(client, inputTokens: 0, now: .zero) == nil) }
        for client in clients { #expect(limits.admit(client, inputTokens: 0, now: .zero)?.limit == .requests) }
        for client in clients { #expect(limits.admit(client, inputTokens: 0, now: .seconds(60)) == nil) }
    }

    @Test(arguments: [("claude-haiku-4-5", 7), ("claude-3-5-haiku-latest", 1007), ("other", 7)])
    func whatIsReadFromTheCacheIsNotCounted(_ model: String, _ count: Int) {
        let usage: JSONObject = [
            "input_tokens": 3, "cache_creation_input_tokens": 4, "cache_read_input_tokens": 1000, "output_tokens": 9,
        ]
        #expect(RateLimits.inputTokens(in: usage, model: model) == count)
    }

    @Test func aCountThatIsNoneIsBetweenZeroAndTheMost() {
        let huge: JSONObject = ["input_tokens": .number(JSONNumber(.max)), "cache_creation_input_tokens": 4]
        #expect(RateLimits.inputTokens(in: huge, model: "m") == .max)
        #expect(RateLimits.inputTokens(in: ["input_tokens": -4], model: "m") == 0)
    }

    @Test func theKeyGoesBeforeTheAuthorization() {
        let limits = RateLimits(.make(requests: 1))
        #expect(limits.admit(request(key: "one", authorization: "Bearer two"), inputTokens: 0, now: .zero) == nil)
        #expect(
            limits.admit(request(key: "one", authorization: "Bearer three"), inputTokens: 0, now: .zero)?.limit
                == .requests
        )
        #expect(limits.admit(request(key: "four", authorization: "Bearer two"), inputTokens: 0, now: .zero) == nil)
    }

    @Test func aSessionsKeysMayShareThem() {
        let limits = RateLimits(.make(requests: 2, per: .session))
        #expect(limits.admit(request(key: "one"), inputTokens: 0, now: .zero) == nil)
        #expect(limits.admit(request(key: nil), inputTokens: 0, now: .zero) == nil)
        #expect(
            limits.admit(request(key: "two"), inputTokens: 0, now: .zero)
                == Refusal(limit: .requests, allowed: 2, wait: .seconds(30))
        )
        #expect(remaining(limits, for: request(key: "three")) == ["0"])
    }

    @Test func theTokensOfARequestAreTheKeysOwn() {
        let limits = RateLimits(.make(input: 1_000))
        #expect(limits.admit(request(key: "one"), inputTokens: 600, now: .zero) == nil)
        #expect(remaining(limits, for: request(key: "one")) == ["400"])
        #expect(limits.admit(request(key: "two"), inputTokens: 600, now: .zero) == nil)
        #expect(limits.admit(request(key: "one"), inputTokens: 600, now: .zero)?.wait == .seconds(12))
    }

    @Test func theTokensOfAReplyAreTheKeysOwn() {
        let limits = RateLimits(.make(output: 100))
        limits.spend(outputTokens: 150, for: request(key: "one"), now: .zero)
        #expect(limits.admit(request(key: "one"), inputTokens: 0, now: .zero)?.wait == .milliseconds(30_600))
        #expect(limits.admit(request(key: "two"), inputTokens: 0, now: .zero) == nil)
        #expect(remaining(limits, for: request(key: "one")) == ["0"])
        #expect(remaining(limits, for: request(key: "two")) == ["100"])
        #expect(remaining(limits, for: request(key: "three")) == ["100"])
    }

    /// A request that no connection brought is never under way.
    @Test func whoIsNotThereHoldsNoPlace() {
        let limits = RateLimits(.make(concurrent: 1))
        for _ in 0..<10 { #expect(limits.admit(request(), inputTokens: 0, now: .zero) == nil) }
    }

    @Test func keysThatHaveUsedNothingAreForgottenFirst() {
        let limits = RateLimits(.make(requests: 60), capacity: 10)
        for _ in 0..<30 { #expect(limits.admit(request(key: "busy"), inputTokens: 0, now: .zero) == nil) }
        for second in 1...20 {
            #expect(limits.admit(request(key: "key \(second)"), inputTokens: 0, now: .seconds(second)) == nil)
        }
        #expect(remaining(limits, for: request(key: "busy"), now: .seconds(20)) == ["50"])
    }

    @Test func ifAllAreBusyAllAreForgotten() {
        let limits = RateLimits(.make(requests: 1), capacity: 10)
        func refused(_ keys: ClosedRange<Int>) -> Int {
            keys.count { limits.admit(request(key: "key \($0)"), inputTokens: 0, now: .zero) != nil }
        }
        #expect(refused(1...10) == 0)
        #expect(refused(1...10) == 10)
        #expect(refused(11...11) == 0)
        #expect(refused(1...9) == 0)
        #expect(refused(1...9) == 9)
    }

    @Test func manyClientsAtOnceGetNoMoreThanThereIs() async {
        let limits = RateLimits(.make(requests: 100))
        let admitted = await withTaskGroup { group in
            for client in 0..<8 {
                group.addTask {
                    let request = request(key: "key \(client % 2)")
                    return (0..<100).count { _ in limits.admit(request, inputTokens: 0, now: .zero) == nil }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(admitted == 200)
    }

    @Test func keysAreNotShown() {
        let limits = RateLimits(.make(requests: 1))
        #expect(limits.admit(request(key: "sk-ant-secret"), inputTokens: 0, now: .zero) == nil)
        var shown = "\(limits) \(String(reflecting: limits)) "
        dump(limits, to: &shown)
        #expect(!shown.contains("secret"))
    }
}
