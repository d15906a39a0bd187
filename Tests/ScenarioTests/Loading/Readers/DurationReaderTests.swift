import Testing
import Timeline

@testable import Scenario

struct DurationReaderTests {
    private func duration(_ text: String) throws -> Duration {
        try scenario("pace: {first: \(text)}\nreplies: []").pace.first
    }

    @Test(arguments: [
        ("250ms", Duration.milliseconds(250)), ("1.5s", .milliseconds(1500)), ("2m", .seconds(120)), ("0", .zero),
        ("0ms", .zero), ("0.1s", .milliseconds(100)), ("1.1s", .milliseconds(1100)), ("0.001ms", .microseconds(1)),
        ("0.5m", .seconds(30)), ("1440m", .seconds(86_400)), ("'3s'", .seconds(3)),
    ]) func durations(text: String, expected: Duration) throws { #expect(try duration(text) == expected) }

    @Test(arguments: ["1", "1.s", ".5s", "s", "ms", "-1s", "+1s", "1 s", "1e3s", "1S", "1h", "1.2.3s", "٣s", "''"])
    func notDurations(text: String) {
        #expect(
            problems("pace: {first: \(text)}\nreplies: []").first?
                .hasPrefix("1:15: error: expected a duration like 250ms, 1.5s or 2m, found ") == true
        )
    }

    @Test func aDayIsTheLongest() {
        let tooLong = ["1:15: error: a duration can be a day (1440m) at most"]
        #expect(problems("pace: {first: 86401s}\nreplies: []") == tooLong)
        #expect(problems("pace: {first: \(String(repeating: "9", count: 400))m}\nreplies: []") == tooLong)
    }
}
