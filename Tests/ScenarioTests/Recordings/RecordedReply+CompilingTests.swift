import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct RecordedReplyCompilingTests {
    private let stream = recorded("5 event: a\ndata: 1\n\nevent: b\n", "7 data: 2\n\n", "9 event: c\ndata: 3\n\n")

    private func compile(_ recording: Recording, stream: Bool = true, _ change: (inout Reply) -> Void = { _ in })
        -> Timeline
    {
        var scenario = Scenario()
        scenario.pace = .slow
        scenario.wire.slice = .bytes(1)
        scenario.wire.byteOrderMark = true
        scenario.pings = .every(.milliseconds(1))
        var reply = Reply.recording(recording)
        change(&reply)
        return ReplyCompiler(scenario).timeline(
            for: reply,
            to: MessagesRequest(body: ["model": "claude-test", "stream": .bool(stream), "messages": []]),
            identifiers: Identifiers(seed: 0, session: "default", body: 1, answer: 0)
        )
    }

    @Test(arguments: [true, false]) func nothingIsAddedWhateverTheScenarioOrTheRequestSays(stream: Bool) {
        #expect(compile(self.stream, stream: stream) == RecordedReply(self.stream).timeline(.exact))
    }

    @Test func statusAndFieldsAreLaidOver() {
        let timeline = compile(stream) { reply in
            reply.status = 201
            reply.headers = [("Content-Type", "text/plain"), ("x-new", "1")]
        }
        #expect(timeline.status == 201)
        #expect(timeline.headers.map(\.value) == ["text/plain", "1"])
    }

    @Test(arguments: [
        (Position.event(1), ["5 a alone event: a|data: 1||", "5 reset"]),
        (.event(1, byte: 4), ["5 a joined event: a|data: 1||", "5 b part alone even", "5 reset"]),
        (.event(1, byte: 9), ["5 a joined event: a|data: 1||", "5 b part alone event: b|", "5 reset"]),
        (
            .event(1, byte: 11),
            ["5 a joined event: a|data: 1||", "5 b part alone event: b|", "7 b part alone da", "7 reset"]
        ),
        (
            .event(2),
            ["5 a joined event: a|data: 1||", "5 b part alone event: b|", "7 b alone data: 2||", "7 reset"]
        ),
        (.byte(3), ["5 a part alone eve", "5 reset"]),
    ]) func aCutCountsEventsAndNotSlices(position: Position, steps: [String]) {
        #expect(drawn(compile(stream) { $0.faults = [ReplyFault(at: position, .reset)] }) == steps)
    }

    @Test(arguments: [
        (Fault.Act.drop, ["5 a alone event: a|data: 1||", "9 c alone event: c|data: 3||"]),
        (
            .swap,
            ["5 a alone event: a|data: 1||", "7 c alone event: c|data: 3||", "9 b alone event: b|data: 2||"]
        ),
        (
            .duplicate,
            [
                "5 a alone event: a|data: 1||", "7 b alone event: b|data: 2||", "7 b alone event: b|data: 2||",
                "9 c alone event: c|data: 3||",
            ]
        ),
        (
            .wait(.milliseconds(10)),
            [
                "5 a alone event: a|data: 1||", "15 b part alone event: b|", "17 b alone data: 2||",
                "19 c alone event: c|data: 3||",
            ]
        ),
    ]) func whatIsChangedTravelsWholeAndTheRestAsItDid(act: Fault.Act, steps: [String]) {
        #expect(drawn(compile(stream) { $0.faults = [ReplyFault(at: .event(1), act)] }) == steps)
    }

    @Test func anErrorEndsIt() {
        let timeline = compile(stream) { $0.faults = [ReplyFault(at: .event(2), .error(APIError(.overloaded)))] }
        #expect(timeline.failure?.description == "error at event 2")
    }

    @Test func aBodyThatIsNoStreamIsCutByItsBytes() {
        let whole = recorded("5 {\"a\":1}", framing: .length(7), type: "application/json")
        let timeline = compile(whole) { $0.faults = [ReplyFault(at: .share(0.5), .close)] }
        #expect(timeline.framing == .length(7))
        #expect(drawn(timeline).map { $0.split(separator: " ").suffix(1) } == [["{\"a"], ["close"]])
    }

    @Test func aRecordedCutBehindWhichAFaultStandsIsTheCutThatActs() {
        let cut = recorded("5 event: a\ndata: 1\n\n", "6 ev", end: .closed(at: .milliseconds(9)))
        let timeline = compile(cut) { $0.faults = [ReplyFault(at: .event(4), .reset)] }
        #expect(timeline.failure?.description == "close at event 1 byte 2")
    }

    private func translated(_ recording: Recording, stream: Bool = true, _ faults: ReplyFault...) -> [String] {
        var reply = Reply.recording(recording)
        reply.faults = faults
        let compiled = ReplyCompiler(Scenario()).compile(
            reply,
            to: ReplyContext(MessagesRequest(body: ["stream": .bool(stream), "messages": []])),
            identifiers: Identifiers(seed: 0, session: "default", body: 1, answer: 0),
            dialect: Shouting()
        )
        return ["\(compiled.timeline.status)"] + drawn(compiled.timeline)
    }

    private let spoken = recorded(
        "5 event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\"}}\n\nevent: ",
        "7 message_stop\ndata: {\"type\":\"message_stop\"}\n\n"
    )

    @Test func inAnotherDialectAStreamIsTranslated() {
        let start = "5 message_start shared 1 message_start|"
        #expect(translated(spoken) == ["200", start, "7 message_stop alone 2 message_stop|"])
        #expect(translated(spoken, ReplyFault(at: .event(1), .reset)) == ["200", start, "5 reset"])
    }

    @Test func inAnotherDialectAMessageIsTranslatedToo() {
        let whole = recorded(
            "3 {\"type\":\"message\",\"id\":\"msg_2\"}",
            framing: .length(31),
            type: "application/json"
        )
        for stream in [true, false] {
            #expect(translated(whole, stream: stream) == ["200", "3 message shared {\"loud\":\"msg_2\"}"])
        }
        #expect(translated(spoken, stream: false) == ["200", "7 message shared {\"loud\":\"msg_1\"}"])
    }

    @Test(arguments: [true, false]) func whatIsRecordedInTheOtherDialectIsPlayedAsItWas(streams: Bool) {
        let chunks = recorded("5 data: {\"object\":\"chat.completion.chunk\"}\n\n", "7 data: [DONE]\n\n")
        let whole = recorded("3 {\"error\":{\"message\":\"No\"}}", framing: .length(26), type: "application/json")
        for recording in [chunks, whole] {
            var reply = Reply.recording(recording)
            reply.status = 201
            let timeline = ReplyCompiler(Scenario()).compile(
                reply,
                to: ReplyContext(MessagesRequest(body: ["stream": .bool(streams)])),
                identifiers: Identifiers(seed: 0, session: "default", body: 1, answer: 0),
                dialect: Shouting()
            ).timeline
            var expected = RecordedReply(recording).timeline(.exact)
            expected.status = 201
            #expect(timeline == expected)
        }
    }

    @Test func inAnotherDialectAnErrorIsTranslatedToo() {
        let error = "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"No\"}}"
        let whole = recorded("3 \(error)", framing: .length(error.utf8.count), type: "application/json")
        #expect(translated(whole) == ["418", "3 error shared api_error No"])
        let stream = recorded("4 event: error\ndata: \(error)\n\n")
        #expect(translated(stream, stream: false) == ["418", "4 error shared api_error No"])
    }
}
