import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct RecordedReplyTimelineTests {
    private let stream = recorded(
        "5 event: a\ndata: 1\n\nevent: b\n",
        "7 data: 2\n\nevent: c\nda",
        "9 ta: 3\n\n"
    )

    @Test func exactlyAsItCame() {
        #expect(
            drawn(RecordedReply(stream).timeline(.exact)) == [
                "5 a joined event: a|data: 1||", "5 b part alone event: b|", "7 b joined data: 2||",
                "7 c part alone event: c|da", "9 c alone ta: 3||",
            ]
        )
    }

    @Test func anEventAWrite() {
        #expect(
            drawn(RecordedReply(stream).timeline(.events)) == [
                "5 a alone event: a|data: 1||", "7 b alone event: b|data: 2||", "9 c alone event: c|data: 3||",
            ]
        )
    }

    @Test func everythingAtOnce() {
        var late = stream
        late.response.headAt = .milliseconds(3)
        late.response.end = .closed(at: .milliseconds(20))
        let timeline = RecordedReply(late).timeline(.instant)
        #expect(timeline.headAt == .zero)
        #expect(
            drawn(timeline) == [
                "0 a shared event: a|data: 1||", "0 b shared event: b|data: 2||", "0 c shared event: c|data: 3||",
                "0 close",
            ]
        )
    }

    @Test(arguments: [
        (Recording.End.closed(at: .milliseconds(8)), "8 close"), (.reset(at: .milliseconds(9)), "9 reset"),
        (.unfinished, "6 stall"),
    ]) func whatEndedBeforeItsTimeEndsSoAgain(end: Recording.End, last: String) {
        let cut = RecordedReply(recorded("5 event: a\ndata: 1\n\nev", "6 ent", end: end))
        #expect(
            drawn(cut.timeline(.exact)) == [
                "5 a joined event: a|data: 1||", "5 raw part alone ev", "6 raw part alone ent", last,
            ]
        )
        #expect(drawn(cut.timeline(.events)) == ["5 a alone event: a|data: 1||", "6 raw part alone event", last])
        #expect(cut.timeline(.exact).failure?.description == "\(last.dropFirst(2)) at event 1 byte 5")
    }

    @Test(arguments: [Recording.Framing.length(2), .chunked])
    func aBodyThatIsNoStreamComesAsItCameToo(framing: Recording.Framing) {
        let reply = RecordedReply(recorded("5 {", "7 }", framing: framing, type: "application/json"))
        let expected: Timeline.Framing = framing == .chunked ? .stream : .length(2)
        for replay in Replay.allCases { #expect(reply.timeline(replay).framing == expected) }
        #expect(drawn(reply.timeline(.exact)) == ["5 body alone {", "7 body alone }"])
        #expect(drawn(reply.timeline(.events)) == ["7 body shared {}"])
        #expect(drawn(reply.timeline(.instant)) == ["0 body shared {}"])
    }

    @Test func aBodyThatCameWithItsHeadGoesWithIt() {
        var recording = recorded("5 {}", framing: .length(2), type: "application/json")
        recording.response.headAt = .milliseconds(5)
        #expect(RecordedReply(recording).timeline(.exact).framing == .whole)
        recording.response.slices = []
        recording.response.framing = .length(0)
        #expect(RecordedReply(recording).timeline(.exact).framing == .whole)
        // A head alone, as HEAD asks for it.
        recording.response.framing = .length(7)
        #expect(RecordedReply(recording).timeline(.exact).framing == .length(7))
    }

    @Test func forFaultsABodyThatIsNoStreamIsOnePiece() {
        let reply = RecordedReply(recorded("5 {", "7 }", type: "application/json"))
        let whole = reply.wholeTimeline(.exact)
        #expect(whole.framing == .whole)
        #expect(whole.headAt == .milliseconds(7))
        #expect(drawn(whole) == ["7 body shared {}"])
        #expect(drawn(reply.wholeTimeline(.instant)) == ["0 body shared {}"])
        let end = Recording.End.reset(at: .milliseconds(9))
        let cut = RecordedReply(recorded("5 {", end: end, type: "application/json")).wholeTimeline(.exact)
        #expect(cut.framing == .length(2))
        #expect(drawn(cut) == ["5 body shared {", "9 reset"])
    }

    @Test func theEndComesWhenItCame() {
        var recording = stream
        recording.response.endAt = .milliseconds(30)
        #expect(RecordedReply(recording).timeline(.exact).endAt == .milliseconds(30))
        #expect(RecordedReply(recording).timeline(.instant).endAt ?? .zero == .zero)
    }

    @Test(arguments: [
        (Recording.End.reset(at: .milliseconds(4)), Step(.reset, at: .milliseconds(4))),
        (.closed(at: .milliseconds(4)), Step(.close, at: .milliseconds(4))), (.unfinished, Step(.stall())),
    ]) func withoutAHeadThereIsOnlyTheEnd(end: Recording.End, step: Step) {
        var recording = stream
        recording.response = .none(end)
        let timeline = RecordedReply(recording).timeline(.exact)
        #expect(timeline.beforeHead == [step])
        #expect(timeline.steps.isEmpty)
        #expect(timeline.fails)
    }

    @Test func aBodyThatWasCutIsCutAgain() {
        let end = Recording.End.reset(at: .milliseconds(9))
        let cut = recorded("5 {", end: end, framing: .length(7), type: "application/json")
        #expect(RecordedReply(cut).timeline(.exact).framing == .length(7))
        #expect(drawn(RecordedReply(cut).timeline(.exact)) == ["5 body alone {", "9 reset"])
        let chunked = recorded("5 {", end: end, type: "application/json")
        #expect(RecordedReply(chunked).timeline(.exact).framing == .stream)
    }

    @Test func fieldsOfTheConnectionAreLeftOut() {
        var recording = stream
        recording.response.headers = [
            .init("Connection", "keep-alive, X-Hop"), .init("x-hop", "1"), .init("Transfer-Encoding", "chunked"),
            .init("content-length", "7"), .init("request-id", "req_1"), .init("set-cookie", "a"),
            .init("set-cookie", "b"),
            .init("date", "then"),
        ]
        let names = RecordedReply(recording).timeline(.exact).headers.map(\.name)
        #expect(names == ["request-id", "set-cookie", "set-cookie", "date"])
    }

    @Test func theBytesAreTheRecordedOnesHoweverTheyAreCutAndReplayed() {
        var generator = SeededGenerator(seed: 5)
        let body = Array(
            "event: a\ndata: ế\n\n: c\n\nevent: b\r\ndata: 🙂\r\n\r\ndata: {\"type\":\"x\"}\n\nevent: rest\nda".utf8
        )
        for _ in 0..<300 {
            var recording = stream
            recording.response.slices = []
            var rest = body[...]
            var at = Duration.zero
            while !rest.isEmpty {
                let size = Int.random(in: 0...min(rest.count, 20), using: &generator)
                at += .milliseconds(Int.random(in: 0...2, using: &generator))
                recording.response.slices.append(.init(at: at, bytes: Array(rest.prefix(size))))
                rest = rest.dropFirst(size)
            }
            let reply = RecordedReply(recording)
            for replay in Replay.allCases { #expect(reply.timeline(replay).steps.flatMap(\.bytes) == body) }
            #expect(reply.timeline(.exact).steps.filter(\.endsEvent).map(\.event) == ["a", "b", "x"])
            // A slice is a write again.
            var writes: [Recording.Slice] = []
            var isOpen = false
            for step in reply.timeline(.exact).steps {
                if isOpen {
                    writes[writes.count - 1].bytes += step.bytes
                } else {
                    writes.append(.init(at: step.at, bytes: step.bytes))
                }
                isOpen = step.travel == .joined
            }
            #expect(writes == recording.response.slices.filter { !$0.bytes.isEmpty })
        }
    }
}
