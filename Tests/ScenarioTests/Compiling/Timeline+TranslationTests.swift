import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct TimelineTranslationTests {
    private func event(_ event: StreamEvent, tokens: Int = 0, at seconds: Int = 0) -> Step {
        Step(event: event.name, bytes: SSEEncoder.encode(event), tokens: tokens, at: .seconds(seconds))
    }

    private func translated(_ steps: [Step]) -> [Step] {
        var timeline = Timeline(status: 200, framing: .stream, steps: steps)
        var translation: any StreamTranslation = Shouting.Translation()
        timeline.translate(by: &translation)
        return timeline.steps
    }

    private func text(_ step: Step) -> String { String(decoding: step.bytes, as: UTF8.self) }

    private let delta = StreamEvent.contentBlockDelta(index: 0, .text("a"))
    private let stop = StreamEvent.contentBlockStop(index: 0)

    @Test func eachFrameIsDueWhenItsEventWas() {
        let steps = translated([event(delta, at: 1), event(.messageStop, at: 2)])
        #expect(steps.map(text) == ["1 a", "!\n", "2 message_stop\n"])
        #expect(steps.map(\.at) == [.seconds(1), .seconds(1), .seconds(2)])
        #expect(steps.map(\.event) == ["content_block_delta", "content_block_delta", "message_stop"])
        #expect(steps.map(\.corrupted) == [nil, nil, Array("?\n".utf8)])
    }

    @Test func tokensAreThoseOfTheFirstFrame() {
        #expect(translated([event(delta, tokens: 3), event(delta)]).map(\.tokens) == [3, 0, 0, 0])
        #expect(translated([event(.ping, tokens: 2), event(delta, tokens: 3)]).map(\.tokens) == [5, 0])
    }

    @Test func theEndOfABlockOfWhichNothingIsSentIsThatOfWhatCameBefore() {
        let steps = translated([event(delta), event(stop), event(delta)])
        #expect(steps.map(\.completedBlocks) == [0, 1, 0, 0])
        #expect(translated([event(delta), event(stop), event(stop)]).map(\.completedBlocks) == [0, 2])
        #expect(translated([event(stop), event(delta)]).map(\.completedBlocks) == [0, 0])
    }

    @Test func rawBytesAndWhatIsDoneStayAsTheyAre() {
        let steps = [Step(event: "raw", bytes: [1, 2]), Step(.hold("a"), at: .seconds(1)), Step(.reset)]
        #expect(translated(steps) == steps)
    }

    @Test func anEventThatCameInPiecesIsSentWhenItIsWhole() {
        let bytes = SSEEncoder.encode(delta)
        var pieces = [bytes.prefix(9), bytes.dropFirst(9)].map { Step(event: "content_block_delta", bytes: Array($0)) }
        (pieces[0].isPart, pieces[1].at, pieces[1].travel) = (true, .seconds(1), .alone)
        let steps = translated(pieces)
        #expect(steps.map(text) == ["1 a", "!\n"])
        #expect(steps.map(\.at) == [.seconds(1), .seconds(1)])
        #expect(steps.map(\.travel) == [.alone, .alone])
        #expect(steps.map(\.isPart) == [false, false])
    }

    @Test func whatCannotBeReadIsNotSent() {
        let steps = ["data: {\n\n", "data: [1]\n\n"].map { Step(event: "ping", bytes: Array($0.utf8)) }
        #expect(translated(steps) == [])
    }

    @Test func aByteOrderMarkStandsBeforeTheFirstEvent() {
        var timeline = Timeline(status: 200, framing: .stream, steps: [Step(.hold("a")), event(.messageStop)])
        timeline.insertByteOrderMark()
        #expect(timeline.steps.map { Array($0.bytes.prefix(4)) } == [[], [0xEF, 0xBB, 0xBF, UInt8(ascii: "e")]])
        var empty = Timeline(status: 200, framing: .stream)
        empty.insertByteOrderMark()
        #expect(empty.steps == [])
    }
}
