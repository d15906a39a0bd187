import MessagesAPI
import Testing
import Timeline

@testable import Scenario

/// What faults and wires do to a reply, streamed and not.
struct ReplyCompilerFaultTests {
    private func compile(
        _ faults: [ReplyFault] = [],
        stream: Bool = true,
        reply: Reply = .text("Hi there, 32 °C 😀"),
        _ change: (inout Scenario) -> Void = { _ in }
    ) -> Timeline {
        var scenario = Scenario()
        change(&scenario)
        var reply = reply
        reply.faults = faults
        let request = MessagesRequest(
            body: [
                "model": "claude-sonnet-4-5", "stream": .bool(stream),
                "messages": [["role": "user", "content": "Hi"]],
            ]
        )
        let identifiers = Identifiers(seed: scenario.seed, session: "default", body: 1, answer: 0)
        return ReplyCompiler(scenario).timeline(for: reply, to: request, identifiers: identifiers)
    }

    private func cut(_ position: Position, _ act: Fault.Act = .reset) -> [ReplyFault] {
        [ReplyFault(at: position, act)]
    }

    private func bytes(_ timeline: Timeline) -> [UInt8] { timeline.steps.flatMap(\.bytes) }

    private func events(_ timeline: Timeline) -> [SSEDecoder.Event] {
        var decoder = SSEDecoder()
        return decoder.decode(bytes(timeline))
    }

    // MARK: - Streams

    @Test func aStreamIsCutAtTheByte() {
        let plain = bytes(compile())
        for count in stride(from: 0, through: plain.count, by: 29) {
            #expect(bytes(compile(cut(.byte(count)))) == Array(plain.prefix(count)))
        }
    }

    @Test func aStreamIsCutAtEveryEventPingsIncluded() {
        let plain = compile()
        #expect(plain.steps.map(\.event).contains("ping"))
        for count in 0...plain.steps.count {
            #expect(compile(cut(.event(count))).steps.filter(\.isEvent) == Array(plain.steps.prefix(count)))
        }
    }

    @Test(arguments: [(Position.block(1), "content_block_stop", 1), (.block(2), "content_block_stop", 2)])
    func aStreamIsCutBehindABlock(position: Position, last: String, stops: Int) {
        let two = Reply(.content([.text("a"), .text("b")]))
        let steps = compile(cut(position), reply: two).steps.filter(\.isEvent)
        #expect(steps.last?.event == last)
        #expect(steps.count { $0.event == last } == stops)
    }

    @Test func anErrorInTheStreamIsSpelledAsTheStreamIs() {
        let fault = ReplyFault(at: .event(3), .error(APIError(.overloaded)))
        let timeline = compile([fault]) { $0.wire.newline = .crlf }
        #expect(timeline.status == 200)
        #expect(timeline.failure?.description == "error at event 3")
        #expect(events(timeline).last?.name == "error")
        #expect(!bytes(timeline).split(separator: 0x0A).contains { $0.last != 0x0D })
    }

    @Test func presetsCountAsTheyGoOut() {
        let events = { (count: Int) in
            compile(cut(.event(count))) { $0.wire.unknownEvents = true }.steps.filter(\.isEvent).map(\.event)
        }
        #expect(events(5) == ["message_start", UnknownEvent.type, "content_block_start", "ping", UnknownEvent.type])
        let marked = compile(cut(.byte(3))) { $0.wire.byteOrderMark = true }
        #expect(bytes(marked) == [0xEF, 0xBB, 0xBF])
    }

    @Test func waitsKeepTheStreamAliveWithItsPings() {
        let timeline = compile([ReplyFault(at: .event(1), .wait(.seconds(12)))]) { $0.pings = .every(.seconds(5)) }
        #expect(timeline.steps.prefix(4).map(\.event) == ["message_start", "ping", "ping", "content_block_start"])
        #expect(timeline.steps.prefix(4).map(\.at) == [.zero, .seconds(5), .seconds(10), .seconds(12)])
    }

    @Test func faultsComeBehindThePace() {
        let timeline = compile([ReplyFault(at: .event(2), .wait(.seconds(1)))]) {
            $0.pace = Pace(first: .milliseconds(100), between: .milliseconds(10))
        }
        #expect(
            timeline.steps.prefix(4).map(\.at) == [
                .milliseconds(100), .milliseconds(110), .milliseconds(1_120), .milliseconds(1_130),
            ]
        )
    }

    // MARK: - Answers that are no stream

    @Test func waitsPaceAndHoldsComeBeforeTheHeadAddedUp() {
        let faults = [
            ReplyFault(at: .event(2), .wait(.seconds(1))), ReplyFault(at: .event(3), .hold("gate")),
            ReplyFault(at: .end, .wait(.seconds(2))),
        ]
        let pace = { (scenario: inout Scenario) in
            scenario.pace = Pace(first: .milliseconds(100), between: .milliseconds(10))
        }
        let streamed = compile(faults, pace)
        let whole = compile(faults, stream: false, pace)
        #expect(whole.beforeHead == [Step(.hold("gate"), at: .milliseconds(1_120))])
        #expect(whole.headAt == streamed.endAt)
        #expect(whole.framing == .whole)
        #expect(bytes(whole) == bytes(compile(stream: false)))
    }

    @Test func aStallWithoutEndIsOneBeforeTheHead() {
        let timeline = compile(cut(.event(3), .stall), stream: false)
        #expect(timeline.beforeHead == [Step(.stall())])
        #expect(bytes(timeline) == [])
        #expect(timeline.failure?.description == "stall at event 3")
    }

    @Test func aCutAtAnEventSendsTheSameShareUnderTheFullLength() {
        let (stream, body) = (compile(), bytes(compile(stream: false)))
        for count in 0...stream.steps.count {
            let sent = stream.steps.prefix(count).reduce(0) { $0 + $1.bytes.count }
            let share = body.count * sent / stream.byteCount
            for act in [Fault.Act.reset, .close] {
                let timeline = compile(cut(.event(count), act), stream: false)
                #expect(timeline.framing == .length(body.count))
                #expect(bytes(timeline) == Array(body.prefix(share)))
                #expect(timeline.failure?.event == count)
            }
            let early = compile(cut(.event(count), .end), stream: false)
            #expect(bytes(early) == Array(body.prefix(share)))
            #expect(early.framing == .whole)
            #expect((early.failure == nil) == (count == stream.steps.count))
            let bad = compile(cut(.event(count), .badChunk), stream: false)
            #expect(bytes(bad) == Array(body.prefix(share)))
            #expect(bad.framing == .length(body.count + 16))
            #expect(bad.failure?.action == "bad_chunk")
        }
    }

    @Test func bytesAreTheOnesOfTheAnswersBody() {
        let body = bytes(compile(stream: false))
        for count in stride(from: 0, through: body.count, by: 11) {
            let timeline = compile(cut(.byte(count)), stream: false)
            #expect(timeline.framing == .length(body.count))
            #expect(bytes(timeline) == Array(body.prefix(count)))
        }
        let early = compile(cut(.byte(10), .end), stream: false)
        #expect(bytes(early) == Array(body.prefix(10)))
        #expect(early.failure == Timeline.Failure(action: "end", event: 0, byte: 10))
        #expect(early.fails)
    }

    @Test(arguments: [Position.headers, .event(2), .byte(40), .end]) func anErrorIsThatAnswer(position: Position) throws
    {
        let timeline = compile([ReplyFault(at: position, .error(APIError(.overloaded)))], stream: false)
        #expect(timeline.status == 529)
        #expect(timeline.framing == .whole)
        #expect(try JSON(parsing: bytes(timeline))["error"]?["type"] == "overloaded_error")
    }

    @Test func whatIsCorruptIsHalfOfTheJSON() {
        let body = bytes(compile(stream: false))
        let timeline = compile(cut(.event(2), .corrupt), stream: false)
        #expect(bytes(timeline) == Array(body.prefix(bytes(timeline).count)))
        #expect(abs(bytes(timeline).count - body.count / 2) <= 3)
        #expect(timeline.framing == .whole && timeline.fails)
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: bytes(timeline)) }
    }

    @Test(arguments: [Fault.Act.duplicate, .drop, .swap]) func whatNeedsEventsMeansNothing(act: Fault.Act) {
        for position in [Position.headers, .event(1), .event(3)] {
            #expect(compile(cut(position, act), stream: false) == compile(stream: false))
        }
    }

    @Test func aDribbleBeginsAtTheSameShare() {
        let stream = compile()
        let body = bytes(compile(stream: false))
        let timeline = compile(cut(.event(1), .dribble(.milliseconds(2))), stream: false)
        #expect(timeline.steps.first?.bytes.count == body.count * stream.steps[0].bytes.count / stream.byteCount)
        #expect(timeline.steps.dropFirst().allSatisfy { $0.bytes.count == 1 })
        #expect(bytes(timeline) == body)
    }

    @Test func whatStandsAtTheRequestStandsThereInEveryAnswer() {
        for reply in [Reply.text("Hi"), .error(.overloaded), Reply(.http(Array("gone".utf8)))] {
            for stream in [true, false] {
                let timeline = compile(cut(.request, .close), stream: stream, reply: reply)
                #expect(timeline.beforeHead == [Step(.close)])
                #expect(timeline.failure?.description == "close at request")
            }
        }
    }

    @Test func errorsAndHTTPAnswersAreCutByBytes() {
        for reply in [Reply.error(.overloaded), Reply(.http(Array("0123456789".utf8)))] {
            let body = bytes(compile(reply: reply))
            for stream in [true, false] {
                let half = compile(cut(.share(0.5)), stream: stream, reply: reply)
                #expect(bytes(half) == Array(body.prefix(body.count / 2)))
                #expect(half.framing == .length(body.count))
                let late = compile([ReplyFault(at: .byte(4), .wait(.seconds(1)))], stream: stream, reply: reply)
                #expect(late.steps.map(\.at) == [.zero, .seconds(1)])
            }
        }
    }

    // MARK: - Wires

    /// Each way that bytes can travel, each of which a client must read as the same events.
    private static let wires: [Wire] = {
        var wires: [Wire] = []
        func add(_ change: (inout Wire) -> Void) {
            var wire = Wire()
            change(&wire)
            wires.append(wire)
        }
        for slice in [Slice.none, .event, .bytes(1), .bytes(7), .line, .utf8, .random] { add { $0.slice = slice } }
        for newline in SSEFormat.Newline.allCases { add { $0.newline = newline } }
        add { $0.spaceAfterColon = false }
        add { $0.byteOrderMark = true }
        add { $0.comments = true }
        add { $0.unknownEvents = true }
        add { $0.multilineData = true }
        add { $0.escapesUnicode = true }
        add { $0.padding = true }
        add {
            $0 = wires.reversed().reduce(Wire()) { $0.filled(from: $1) }
            $0.newline = .crlf
        }
        return wires
    }()

    @Test(arguments: wires) func everyWireBringsTheSameEvents(wire: Wire) throws {
        let values = { (timeline: Timeline) in
            try events(timeline).filter { $0.name != UnknownEvent.type }.map { try JSON(parsing: $0.data) }
        }
        let plain = try values(compile())
        #expect(try values(compile { $0.wire = wire }) == plain)
        var reply = Reply.text("Hi there, 32 °C 😀")
        reply.wire = wire
        #expect(try values(compile(reply: reply)) == plain)
        let message = try JSON(parsing: bytes(compile(stream: false)))
        #expect(try JSON(parsing: bytes(compile(stream: false, reply: reply))) == message)
    }

    @Test func whatAReplySaysOfItsWireGoesBeforeTheScenarioKeyByKey() {
        var reply = Reply.text("é")
        reply.wire.newline = .lf
        let timeline = compile(reply: reply) {
            $0.wire.newline = .cr
            $0.wire.escapesUnicode = true
            $0.wire.slice = .event
        }
        let text = String(decoding: bytes(timeline), as: UTF8.self)
        #expect(text.contains("\\u00e9") && !text.contains("\r"))
        #expect(timeline.steps.allSatisfy { $0.travel == .alone })
    }

    @Test func charactersAreEscapedInEveryAnswer() {
        for stream in [true, false] {
            let text = String(decoding: bytes(compile(stream: stream) { $0.wire.escapesUnicode = true }), as: UTF8.self)
            #expect(text.contains("\\u00b0C") && text.contains("\\ud83d\\ude00"))
            #expect(text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func slicesAreCutBehindFaults() {
        let timeline = compile(cut(.byte(10))) { $0.wire.slice = .bytes(4) }
        #expect(timeline.steps.map(\.bytes.count) == [4, 4, 2, 0])
        #expect(timeline.steps.last?.action == .reset)
    }

    @Test func everyAnswerTravelsInSlices() {
        for reply in [Reply.text("Hi"), .error(.overloaded), Reply(.http(Array("0123456789".utf8)))] {
            let plain = compile(stream: false, reply: reply)
            let sliced = compile(stream: false, reply: reply) { $0.wire.slice = .bytes(3) }
            #expect(sliced.framing == .length(plain.byteCount))
            #expect(bytes(sliced) == bytes(plain))
            #expect(sliced.steps.dropLast().allSatisfy { $0.bytes.count == 3 })
        }
    }

    @Test func slicesOfChanceComeFromTheSeedAndLeaveTheIdsAlone() {
        let sliced = { (seed: UInt64, slice: Slice) in
            compile {
                $0.seed = seed
                $0.wire.slice = slice
            }
        }
        #expect(sliced(1, .random) == sliced(1, .random))
        #expect(sliced(1, .random).steps.map(\.bytes.count) != sliced(2, .random).steps.map(\.bytes.count))
        #expect(bytes(sliced(1, .random)) == bytes(sliced(1, .none)))
    }
}
