import HTTPDaemon
import Testing
import Timeline

@testable import MockClaude

struct SentEventsTests {
    /// A hundred events of ten bytes.
    private let body = BodyEvents(
        Timeline(
            status: 200,
            framing: .stream,
            steps: (0..<100).map { Step(event: "event \($0)", bytes: Array(repeating: 0, count: 10)) }
        )
    )

    /// Steps with so many bytes each, a millisecond apart.
    private func sends(_ sizes: [Int]) -> BodySends {
        let sent = sizes.enumerated().map { SentStep(step: $0, at: .milliseconds($0), bytes: $1) }
        return PlaybackProgress(stepsSent: sizes.count, bodyBytes: sizes.reduce(0, +), sent: sent).sends
    }

    private func event(_ number: Int) -> JournalEntry.Event {
        JournalEntry.Event(type: "event \(number)", at: .milliseconds(number), bytes: 10)
    }

    @Test func theListIsWhatTheSendsHaveCompleted() {
        #expect(SentEvents().list.isEmpty)
        #expect(SentEvents(sends([10, 10, 5]), of: body).list == [event(0), event(1)])
    }

    @Test func whatIsAddedStandsBehind() {
        var events = SentEvents(sends([10]), of: body)
        events.append([event(5)])
        events.append([event(6), event(7)])
        #expect(events.list == [event(0), event(5), event(6), event(7)])
    }

    @Test func theSizeGrowsWithWhatWasGivenTogetherAndWithTheList() {
        let once = SentEvents(sends([1_000]), of: body)
        let often = SentEvents(sends(Array(repeating: 10, count: 100)), of: body)
        #expect(often.size - once.size == 99 * 16)
        // What is shared counts in each, so that no entry is ever taken for less than it is.
        #expect(once.size >= 100 * 24)
        var list = SentEvents()
        #expect(list.size == 0)
        list.append(often.list)
        #expect(list.size == 100 * MemoryLayout<JournalEntry.Event>.stride)
        #expect(often.size <= list.size)
    }
}
