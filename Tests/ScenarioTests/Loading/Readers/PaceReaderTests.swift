import Testing
import Timeline

@testable import Scenario

struct PaceReaderTests {
    private func pace(_ text: String) throws -> Pace { try scenario("pace: \(text)\nreplies: []").pace }

    @Test(arguments: Pace.named.map(\.name)) func names(name: String) throws {
        #expect(try pace(name) == Pace.named.first { $0.name == name }?.pace)
    }

    @Test func times() throws {
        #expect(
            try pace("{first: 200ms, between: 1.5s, jitter: 20%, tokens_per_second: 80}")
                == Pace(
                    first: .milliseconds(200),
                    between: .milliseconds(1500),
                    jitter: .share(0.2),
                    tokensPerSecond: 80
                )
        )
        #expect(try pace("{jitter: 5ms}") == Pace(jitter: .span(.milliseconds(5))))
        #expect(try pace("{jitter: 100%, tokens_per_second: 0.5}") == Pace(jitter: .share(1), tokensPerSecond: 0.5))
        #expect(try pace("{}") == .instant)
    }

    @Test(arguments: ["0.001", "1000000", "1e3"]) func rates(rate: String) throws {
        #expect(try pace("{tokens_per_second: \(rate)}").tokensPerSecond == Double(rate))
    }

    @Test(arguments: ["0", "0.0009", "1e-20", "1e-300", "1000001", "1e300", "1e999", ".inf", "-1", "'5'"])
    func notRates(rate: String) {
        #expect(
            problems("pace: {tokens_per_second: \(rate)}\nreplies: []").first?
                .hasPrefix("1:27: error: expected a number from 0.001 to 1000000, found ") == true
        )
    }
}
