import Scenario
import Testing

@testable import Recorder

struct CaptureTests {
    private var capture = Capture()

    private func head(_ framing: Recording.Framing = .chunked) -> Recording.Response {
        Recording.Response(status: 200, headAt: .milliseconds(5), framing: framing)
    }

    @Test mutating func whatCameIsKeptWithItsTimes() {
        #expect(!capture.hasHead && !capture.isOver)
        capture.began(head())
        capture.came([1], at: .nanoseconds(7_000_999))
        capture.came([2, 3], at: .milliseconds(8))
        #expect(capture.recorded == nil)
        capture.ended(.complete, at: .milliseconds(8))
        capture.ended(.reset(at: .milliseconds(9)), at: .milliseconds(9))
        #expect(capture.hasHead && capture.isOver)
        var expected = head()
        expected.endAt = .milliseconds(8)
        expected.slices = [.init(at: .microseconds(7000), bytes: [1]), .init(at: .milliseconds(8), bytes: [2, 3])]
        #expect(capture.recorded == expected)
    }

    @Test mutating func anEndThatComesLaterHasItsTime() {
        capture.began(head())
        capture.came([1], at: .milliseconds(7))
        capture.ended(.complete, at: .milliseconds(30))
        #expect(capture.recorded?.endAt == .milliseconds(30))
    }

    @Test mutating func ofABodyThatIsNoneThereIsNoTime() {
        capture.began(head())
        capture.ended(.complete, at: .milliseconds(30))
        #expect(capture.recorded?.endAt == nil)
    }

    @Test mutating func whereTheLengthTellsTheEndItHasNoTime() {
        capture.began(head(.length(1)))
        capture.came([1], at: .milliseconds(7))
        capture.ended(.complete, at: .milliseconds(30))
        #expect(capture.recorded?.endAt == nil)
    }

    @Test mutating func aCutBodyKeepsTheLengthThatNeverCame() {
        capture.began(head(.length(10)))
        capture.came([1], at: .milliseconds(7))
        capture.ended(.closed(at: .milliseconds(9)), at: .milliseconds(9))
        #expect(capture.recorded?.framing == .length(10))
        #expect(capture.recorded?.end == .closed(at: .milliseconds(9)))
    }

    @Test mutating func aHeadAloneKeepsTheLengthThatItTells() {
        capture.began(head(.length(10)))
        capture.ended(.complete, at: .milliseconds(9))
        #expect(capture.recorded?.framing == .length(10))
    }

    @Test mutating func withoutAHeadThereIsTheEndOrNothing() {
        var gone = capture
        gone.ended(.unfinished, at: .milliseconds(9))
        #expect(gone.recorded == nil)
        capture.ended(.reset(at: .milliseconds(9)), at: .milliseconds(9))
        #expect(capture.recorded == .none(.reset(at: .milliseconds(9))))
    }
}
