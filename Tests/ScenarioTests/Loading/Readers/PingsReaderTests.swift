import Testing
import Timeline

@testable import Scenario

struct PingsReaderTests {
    private func pings(_ text: String) throws -> Pings { try scenario("pings: \(text)\nreplies: []").pings }

    @Test func choices() throws {
        #expect(try pings("first") == .first)
        #expect(try pings("none") == Pings.none)
        #expect(try pings("{every: 5s}") == .every(.seconds(5)))
        #expect(try pings("{every: 1ms}") == .every(.milliseconds(1)))
    }

    @Test(arguments: ["0", "0s", "0.999ms", "0.000001ms"]) func tooOften(interval: String) {
        #expect(
            problems("pings: {every: \(interval)}\nreplies: []")
                == ["1:16: error: the time between pings must be 1ms or more"]
        )
    }
}
