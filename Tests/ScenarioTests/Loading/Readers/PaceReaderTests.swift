import Testing
import Timeline

@testable import Scenario

@Suite struct PaceReaderTests {
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
}
