import HTTPDaemon
import Testing
import Timeline

@testable import MockClaude

struct HTTPResponseTimelineTests {
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

    private func actions(_ response: HTTPResponse) -> [Playback.Action] {
        guard case .playback(let playback) = response.body else { return [] }
        return playback.steps.map(\.action)
    }

    @Test func everyActionIsPlayed() {
        let beat = Heartbeat(bytes: [9], first: .seconds(1), every: .seconds(2))
        let played = Playback.Heartbeat(bytes: [9], first: .seconds(1), every: .seconds(2))
        let steps: [Step] = [
            Step(.hold("gate", beat)), Step(.hold("other")), Step(.stall(beat)), Step(.stall()), Step(.reset),
            Step(.close),
            Step(.end), Step(.wait(.seconds(1))), Step(.badChunk),
        ]
        #expect(
            actions(HTTPResponse(Timeline(status: 200, framing: .stream, steps: steps))) == [
                .hold("gate", played), .hold("other"), .stall(played), .stall(), .reset, .close, .end,
                .unframed(Array("not-a-chunk-size\r\n".utf8)), .close,
            ]
        )
    }

    @Test func whatIsJoinedIsOneWriteAndWhatIsAloneStaysAlone() {
        var parts = ["a", "b", "c", "d"].map { Step(event: $0, bytes: Array($0.utf8), at: .milliseconds(3)) }
        (parts[0].travel, parts[1].travel, parts[2].travel) = (.joined, .joined, .alone)
        let response = HTTPResponse(Timeline(status: 200, framing: .stream, steps: parts))
        guard case .playback(let playback) = response.body else { return #expect(Bool(false)) }
        #expect(
            playback.steps == [
                .init(due: .milliseconds(3), .write(Array("abc".utf8)), isAlone: true),
                .init(due: .milliseconds(3), .write(Array("d".utf8))),
            ]
        )
    }

    @Test func whatSpoilsTheReplySufficesWhenItIsWhole() {
        var parts = ["a", "b", "c", "d"].map { Step(event: $0, bytes: Array($0.utf8)) }
        for index in 1...2 { parts[index].spoilsReply = true }
        parts[1].isPart = true
        parts[2].travel = .joined
        let response = HTTPResponse(Timeline(status: 200, framing: .stream, steps: parts))
        guard case .playback(let playback) = response.body else { return #expect(Bool(false)) }
        #expect(playback.steps.map(\.suffices) == [false, false, true])
    }

    @Test func anEndThatWaitsIsPlayed() {
        var timeline = Timeline(status: 200, framing: .stream, steps: steps)
        timeline.endAt = .seconds(2)
        guard case .playback(let playback) = HTTPResponse(timeline).body else { return #expect(Bool(false)) }
        #expect(playback.steps.last == Playback.Step(due: .seconds(2), .end))
    }

    @Test func whatCompletesNoEventIsAPart() {
        var parts = ["a", "b", "c", "d"].map { Step(event: $0, bytes: Array($0.utf8)) }
        // Two events of two parts, of which the second of one and the first of the other share a write.
        (parts[0].isPart, parts[2].isPart, parts[1].travel) = (true, true, .joined)
        let response = HTTPResponse(Timeline(status: 200, framing: .stream, steps: parts))
        guard case .playback(let playback) = response.body else { return #expect(Bool(false)) }
        #expect(playback.steps.map(\.isPart) == [true, false, false])
    }

    @Test func whatComesBeforeTheHeadIsThePrelude() {
        let before = [Step(.hold("gate"), at: .milliseconds(5))]
        let response = HTTPResponse(Timeline(status: 200, beforeHead: before, framing: .whole))
        #expect(response.prelude == [Playback.Step(due: .milliseconds(5), .hold("gate"))])
    }

    @Test func aCutBodyIsPlayedWithTheLengthThatItsHeadAnnounces() {
        let steps = [Step(event: "message", bytes: [1, 2]), Step(.reset)]
        let response = HTTPResponse(Timeline(status: 200, framing: .length(9), steps: steps))
        #expect(actions(response) == [.write([1, 2]), .reset])
        guard case .playback(let playback) = response.body else { return }
        #expect(playback.length == 9)
    }
}
