import MessagesAPI
import Testing
import Timeline

@testable import Scenario

@Suite struct RecordedReplyTimelineTests {
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

    @Test func aBodyThatIsNoStreamIsOnePieceWhenAllOfItHadCome() {
        let timeline = RecordedReply(recorded("5 {", "7 }", framing: .length(2), type: "application/json")).timeline(
            .exact
        )
        #expect(timeline.framing == .whole)
        #expect(timeline.headAt == .milliseconds(7))
        #expect(drawn(timeline) == ["7 body shared {}"])
        #expect(RecordedReply(recorded("5 {", "7 }", type: "application/json")).timeline(.exact) == timeline)
    }

    @Test func aBodyThatWasCutIsCutAgain() {
        let end = Recording.End.reset(at: .milliseconds(9))
        let cut = recorded("5 {", end: end, framing: .length(7), type: "application/json")
        #expect(RecordedReply(cut).timeline(.exact).framing == .length(7))
        #expect(drawn(RecordedReply(cut).timeline(.exact)) == ["5 body shared {", "9 reset"])
        let chunked = recorded("5 {", end: end, type: "application/json")
        #expect(RecordedReply(chunked).timeline(.exact).framing == .length(2))
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
