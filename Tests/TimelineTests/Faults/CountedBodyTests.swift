import Testing

@testable import Timeline

struct CountedBodyTests {
    /// Four events of two, three, two and three bytes; the last two complete a content block each.
    private func body(_ line: String = "ab cde f] gh]", isStream: Bool = true) -> CountedBody {
        CountedBody(Timeline.words(line).steps, isStream: isStream)
    }

    private func words(_ body: CountedBody) -> [String] { body.steps.map { String(decoding: $0.bytes, as: UTF8.self) } }

    @Test(arguments: [
        (Position.request, Place(step: 0)), (.headers, Place(step: 0)), (.event(0), Place(step: 0)),
        (.event(2), Place(step: 2)), (.event(4), Place(step: 4)), (.event(1, byte: 1), Place(step: 1, byte: 1)),
        (.byte(0), Place(step: 0)), (.byte(1), Place(step: 0, byte: 1)), (.byte(2), Place(step: 1)),
        (.byte(3), Place(step: 1, byte: 1)), (.byte(10), Place(step: 4)), (.block(1), Place(step: 3)),
        (.block(2), Place(step: 4)), (.share(0), Place(step: 0)), (.share(0.49), Place(step: 1)),
        (.share(0.5), Place(step: 2)), (.share(0.99), Place(step: 3)), (.share(1), Place(step: 4)),
        (.shareOfEvents(0), Place(step: 0)), (.shareOfEvents(0.5), Place(step: 2)),
        (.shareOfEvents(0.99), Place(step: 3)), (.shareOfBytes(0.5), Place(step: 2)),
        (.shareOfBytes(0.39), Place(step: 1, byte: 1)), (.shareOfBytes(0.99), Place(step: 3, byte: 2)),
        (.end, Place(step: 4)),
    ])
    func everyPositionHasItsPlace(position: Position, place: Place) {
        #expect(body().place(of: position) == place)
    }

    @Test(arguments: [
        Position.event(5), .event(4, byte: 1), .byte(11), .block(3), .event(.max, byte: .max), .byte(.max),
        .block(.max),
    ])
    func whatTheBodyNeverComesToHasNone(position: Position) {
        #expect(body().place(of: position) == nil)
        #expect(body().nextEvent(at: position) == nil)
    }

    @Test(arguments: [3, 4, 100]) func moreBytesThanAnEventHasAreAllOfIt(byte: Int) {
        #expect(body().place(of: .event(1, byte: byte)) == Place(step: 2))
    }

    /// 0.29 of 100 is a hair below 29 in binary.
    @Test func aShareThatIsWrittenInDecimalsIsNotRoundedAway() {
        let body = body(Array(repeating: "x", count: 100).joined(separator: " "))
        for percent in 0...100 {
            #expect(body.place(of: .share(Double(percent) / 100)) == Place(step: percent))
        }
    }

    @Test func whatIsNoStreamIsCutAtTheByte() {
        let whole = body("0123456789", isStream: false)
        #expect(whole.place(of: .share(0.35)) == Place(step: 0, byte: 3))
        #expect(whole.place(of: .share(1)) == Place(step: 1))
    }

    @Test func whatIsDoneAtAPlaceComesBehindIt() {
        let steps = Timeline.script(
            Step.Action.hold("a"),
            "x",
            Step.Action.hold("b"),
            "y",
            Step.Action.reset
        ).steps
        let body = CountedBody(steps, isStream: true)
        let positions: [Position] = [.headers, .event(0), .event(1), .byte(1), .event(1, byte: 1), .event(2), .end]
        #expect(positions.map { body.place(of: $0)?.step } == [0, 0, 2, 2, 4, 4, 4])
    }

    @Test func aBodyWithoutEventsHasABeginningAndAnEnd() {
        let body = CountedBody([Step(.hold("a"))], isStream: true)
        for position in [Position.headers, .event(0), .byte(0), .share(0.5), .shareOfEvents(0.5), .end] {
            #expect(body.place(of: position) == Place(step: 0))
            #expect(body.nextEvent(at: position) == nil)
        }
    }

    @Test(arguments: [
        (Position.request, 0), (.headers, 0), (.event(1), 1), (.event(1, byte: 1), 2), (.event(3), 3), (.byte(0), 0),
        (.byte(1), 1), (.byte(2), 1), (.byte(3), 2), (.byte(7), 3), (.block(1), 3), (.share(0.5), 2),
        (.shareOfEvents(0.5), 2), (.shareOfBytes(0.65), 3),
    ])
    func theNextEventIsOneThatHasNotBegun(position: Position, index: Int) {
        let next = body().nextEvent(at: position)
        #expect(next?.index == index && next?.slot == index)
    }

    @Test(arguments: [
        Position.end, .event(4), .event(3, byte: 1), .byte(8), .byte(10), .block(2), .share(1), .shareOfBytes(0.99),
    ])
    func behindTheLastEventThereIsNone(position: Position) {
        #expect(body().nextEvent(at: position) == nil)
    }

    @Test func anEventThatIsLeftOutStillCounts() {
        var body = body()
        body.remove(1)
        #expect(words(body) == ["ab", "f]", "gh]"])
        #expect((0...4).map { body.place(of: .event($0))?.step } == [0, 1, 1, 2, 3])
        #expect(body.place(of: .block(1)) == Place(step: 2))
        #expect(body.place(of: .end) == Place(step: 3))
        #expect(body.nextEvent(at: .event(1))?.slot == 2)
    }

    @Test func anEventThatIsSentTwiceCountsOnce() {
        var body = body()
        body.repeatEvent(1)
        #expect(words(body) == ["ab", "cde", "cde", "f]", "gh]"])
        #expect((0...4).map { body.place(of: .event($0))?.step } == [0, 1, 3, 4, 5])
        #expect(body.nextEvent(at: .event(2))?.index == 3)
        #expect(body.place(of: .event(5)) == nil)
    }

    @Test func eventsThatAreExchangedKeepTheirTimes() {
        var body = body()
        let isChanged = body.exchange(1)
        #expect(isChanged)
        #expect(words(body) == ["ab", "f]", "cde", "gh]"])
        #expect(body.steps.map(\.at) == Timeline.words("ab cde f] gh]").steps.map(\.at))
        #expect((0...4).map { body.place(of: .event($0))?.step } == [0, 1, 2, 3, 4])
    }

    @Test func theLastEventHasNoSuccessor() {
        var body = body()
        let isChanged = body.exchange(3)
        #expect(!isChanged)
        #expect(words(body) == ["ab", "cde", "f]", "gh]"])
    }

    /// Bytes are counted as they go out.
    @Test func bytesAreThoseOfTheChangedEvents() {
        var body = body()
        body.spoil(0, with: Array("a".utf8))
        #expect(body.place(of: .byte(1)) == Place(step: 1))
        #expect(body.place(of: .byte(9)) == Place(step: 4))
        #expect(body.place(of: .byte(10)) == nil)
    }

    // MARK: - Events in parts

    /// The same four events: the first and the third in two parts, and behind them one whose end never comes.
    private var parts: CountedBody {
        let steps = [("a", true), ("b", false), ("cde", false), ("f", true), ("]", false), ("gh]", false), ("i", true)]
            .enumerated().map { index, part in
                var step = Step(
                    event: part.0.hasSuffix("]") ? "content_block_stop" : "x",
                    bytes: Array(part.0.utf8),
                    at: .milliseconds(index)
                )
                step.isPart = part.1
                return step
            }
        return CountedBody(steps, isStream: true)
    }

    @Test(arguments: [
        (Position.event(1), Place(step: 2)), (.event(2), Place(step: 3)), (.event(3), Place(step: 5)),
        (.event(4), Place(step: 6)), (.event(0, byte: 1), Place(step: 1)), (.event(2, byte: 1), Place(step: 4)),
        (.event(2, byte: 9), Place(step: 5)), (.event(4, byte: 1), Place(step: 7)), (.byte(1), Place(step: 1)),
        (.block(1), Place(step: 5)), (.share(0.5), Place(step: 3)), (.share(0.99), Place(step: 6)),
        (.end, Place(step: 7)),
    ]) func aPartIsNoEvent(position: Position, place: Place) {
        #expect(parts.place(of: position) == place)
    }

    @Test func thereAreNoMoreEventsThanHaveAnEnd() { #expect(parts.place(of: .event(5)) == nil) }

    @Test func theNextEventIsFoundByItsFirstPart() {
        #expect((0...4).map { parts.nextEvent(at: .event($0))?.index } == [0, 2, 3, 5, 6])
    }

    @Test func partsThatAreJoinedAreDueWithTheLast() {
        var body = parts
        body.join(3)
        #expect(words(body) == ["a", "b", "cde", "f]", "gh]", "i"])
        #expect(body.steps[3].at == .milliseconds(4) && !body.steps[3].isPart)
        #expect((0...4).map { body.place(of: .event($0))?.step } == [0, 2, 3, 4, 5])
        body.join(2)
        #expect(words(body).count == 6)
    }

    @Test func theEventBeforeWhichOneIsSentIsJoinedToo() {
        var body = parts
        let isChanged = body.exchange(2)
        #expect(isChanged)
        #expect(words(body) == ["a", "b", "f]", "cde", "gh]", "i"])
        #expect(body.steps.map(\.at) == [0, 1, 2, 4, 5, 6].map { .milliseconds($0) })
    }
}
