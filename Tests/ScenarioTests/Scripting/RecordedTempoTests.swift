import Testing
import Timeline

@testable import Scenario

struct RecordedTempoTests {
    private func tempo(_ times: Int..., end: Recording.End = .complete) -> RecordedTempo {
        var recording = recorded(end: end)
        recording.response.slices = times.map { .init(at: .milliseconds($0), bytes: Array("data: 1\n\n".utf8)) }
        return RecordedTempo(RecordedReply(recording))
    }

    @Test func aPaceIsRound() {
        #expect(tempo(213, 224, 233, 246).pace == Pace(first: .milliseconds(210), between: .milliseconds(11)))
        #expect(tempo(0, 0, 0).pace == nil)
        #expect(tempo().pace == nil)
    }

    @Test func aLongPauseIsNoPace() {
        let tempo = tempo(100, 110, 5120, 5130)
        #expect(tempo.pace == Pace(first: .milliseconds(100), between: .milliseconds(10)))
        #expect(tempo.pauses.map(\.events) == [2] && tempo.pauses.map(\.time) == [.seconds(5)])
        // So slow that nothing stands out.
        #expect(self.tempo(0, 4000, 8000, 12000).pauses.isEmpty)
    }

    @Test func theTimeBeforeACutIsTold() {
        #expect(tempo(10, end: .reset(at: .milliseconds(31_010))).pauseBeforeEnd == .seconds(31))
        #expect(tempo(10, end: .reset(at: .milliseconds(20))).pauseBeforeEnd == nil)
        #expect(tempo(10, end: .unfinished).pauseBeforeEnd == nil)
    }

    @Test(arguments: [(0.4, 0), (7.6, 8), (99.4, 99), (213, 210), (1251, 1300), (61_204, 61_000)])
    func twoDigitsAreEnough(milliseconds: Double, rounded: Int) {
        #expect(Duration.milliseconds(milliseconds).roundedForPeople == .milliseconds(rounded))
    }
}
