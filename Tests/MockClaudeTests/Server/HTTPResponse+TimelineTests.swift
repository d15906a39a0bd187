import HTTPDaemon
import Testing
import Timeline

@testable import MockClaude

@Suite struct HTTPResponseTimelineTests {
    private let steps = [
        Step(event: "a", bytes: [1, 2], at: .milliseconds(10)), Step(event: "b", bytes: [3], at: .milliseconds(20)),
    ]

    @Test func aStreamKeepsItsStepsAndTheirTimes() {
        let response = HTTPResponse(Timeline(status: 200, headers: [.init("a", "1")], framing: .stream, steps: steps))
        #expect(response.headers == [HTTPHeader("a", "1")])
        guard case .playback(let playback) = response.body else {
            Issue.record("expected a playback")
            return
        }
        #expect(
            playback.steps == [
                .init(due: .milliseconds(10), .write([1, 2])), .init(due: .milliseconds(20), .write([3])),
            ]
        )
    }

    @Test func aWholeBodyIsJoinedAndSentWithItsHead() {
        let response = HTTPResponse(Timeline(status: 529, headAt: .seconds(1), framing: .whole, steps: steps))
        #expect(response.status == 529)
        #expect(response.headDue == .seconds(1))
        guard case .bytes(let bytes) = response.body else {
            Issue.record("expected bytes")
            return
        }
        #expect(bytes == [1, 2, 3])
    }
}
