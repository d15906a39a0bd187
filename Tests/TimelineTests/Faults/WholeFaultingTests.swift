import Testing

@testable import Timeline

struct WholeFaultingTests {
    /// An answer of ten bytes that is due after 10 ms.
    private let whole = Timeline(
        status: 200,
        headAt: .milliseconds(10),
        framing: .whole,
        steps: [Step(event: "message", bytes: Array("0123456789".utf8), at: .milliseconds(10))]
    )

    private func faulted(_ faults: Fault...) -> Timeline {
        var timeline = whole
        timeline.applyToWhole(faults)
        return timeline
    }

    @Test(arguments: [(Fault.Act.reset, "reset"), (.close, "close")], 0...10)
    func aCutSendsSoManyBytesUnderTheFullLength(cut: (act: Fault.Act, name: String), count: Int) {
        let timeline = faulted(Fault(at: .byte(count), cut.act))
        #expect(timeline.framing == .length(10))
        #expect(timeline.bytes == Array(whole.bytes.prefix(count)))
        #expect(timeline.steps.last == Step(timeline.steps.last?.action ?? .end, at: .milliseconds(10)))
        #expect(timeline.failure == Timeline.Failure(action: cut.name, event: 0, byte: count))
    }

    @Test(arguments: 0...9) func anEarlyEndHasTheLengthOfWhatComes(count: Int) {
        let timeline = faulted(Fault(at: .byte(count), .end))
        #expect(timeline.framing == (count == 0 ? .length(0) : .whole))
        #expect(timeline.bytes == Array(whole.bytes.prefix(count)))
        #expect(timeline.steps.allSatisfy { $0.isEvent })
        #expect(timeline.failure == Timeline.Failure(action: "end", event: 0, byte: count))
    }

    @Test(arguments: [0, 4, 10]) func aBadChunkAnnouncesMoreThanComes(count: Int) {
        let timeline = faulted(Fault(at: .byte(count), .badChunk))
        #expect(timeline.framing == .length(26))
        #expect(timeline.bytes == Array(whole.bytes.prefix(count)))
        #expect(timeline.steps.last?.action == .close)
        #expect(timeline.failure == Timeline.Failure(action: "bad_chunk", event: 0, byte: count))
    }

    @Test(arguments: [Position.headers, .event(0), .byte(3), .end]) func corruptHalvesAllOfIt(position: Position) {
        let timeline = faulted(Fault(at: position, .corrupt))
        #expect(timeline.framing == .whole)
        #expect(timeline.listed == ["01234 10"])
        #expect(timeline.fails)
        #expect(timeline.failure == nil)
        #expect(timeline.alterations.map(\.description) == ["corrupt at event 0"])
    }

    @Test func whatIsCorruptHasTheLengthOfItsHalf() {
        let timeline = faulted(Fault(at: .byte(3), .reset), Fault(at: .headers, .corrupt))
        #expect(timeline.framing == .length(5))
        #expect(timeline.listed == ["012 10", "reset 10"])
    }

    @Test func pausesStandInTheBody() {
        let wait = Fault(at: .byte(3), .wait(.milliseconds(5)))
        #expect(faulted(wait).listed == ["012 10", "3456789 15"])
        #expect(faulted(wait).framing == .length(10))
        #expect(faulted(Fault(at: .share(0.5), .hold("a"))).listed == ["01234 10", "hold 10", "56789 10"])
        #expect(faulted(Fault(at: .headers, .stall)).listed == ["stall 10"])
        #expect(faulted(Fault(at: .headers, .stall)).framing == .length(10))
        let dribbled = faulted(Fault(at: .byte(8), .dribble(.milliseconds(2))))
        #expect(dribbled.listed == ["01234567 10", "8 10", "9 12"])
        #expect(dribbled.framing == .length(10))
    }

    @Test func whatIsDoneBeforeTheHeadLeavesTheBodyAlone() {
        let late = faulted(Fault(at: .request, .wait(.milliseconds(5))))
        #expect(late.framing == .whole && late.headAt == .milliseconds(15) && late.listed == ["0123456789 15"])
        #expect(faulted(Fault(at: .request, .stall)).beforeHead == [Step(.stall())])
        #expect(faulted(Fault(at: .request, .badChunk)).beforeHead == [Step(.close)])
        #expect(faulted(Fault(at: .request, .hold("a"))).framing == .whole)
    }

    @Test func whatIsDoneAtTheRequestComesBeforeWhatTheHeadWaitsForAlready() {
        var held = whole
        held.beforeHead = [Step(.hold("b"), at: .milliseconds(4))]
        var reset = held
        reset.applyToWhole([Fault(at: .request, .reset)])
        #expect(reset.beforeHead == [Step(.reset)])
        held.applyToWhole([Fault(at: .request, .wait(.milliseconds(5))), Fault(at: .request, .hold("a"))])
        #expect(held.beforeHead == [Step(.hold("a"), at: .milliseconds(5)), Step(.hold("b"), at: .milliseconds(9))])
        #expect(held.headAt == .milliseconds(15))
    }

    @Test func aPauseBehindTheLastByteIsNoneOfTheBody() {
        let late = faulted(Fault(at: .end, .wait(.milliseconds(5))))
        #expect(late.endAt == nil && late.listed == whole.listed)
    }

    @Test func sharesGoByBytes() {
        #expect(faulted(Fault(at: .share(0.35), .close)).listed == ["012 10", "close 10"])
        #expect(faulted(Fault(at: .shareOfBytes(0.99), .close)).listed == ["012345678 10", "close 10"])
        #expect(faulted(Fault(at: .shareOfEvents(0.99), .close)).listed == ["close 10"])
    }

    @Test func whatNeedsEventsDoesNothing() {
        let acts: [Fault.Act] = [.duplicate, .drop, .swap, .error([1])]
        for act in acts { #expect(faulted(Fault(at: .headers, act)) == whole) }
        #expect(faulted(Fault(at: .end, .end)) == whole)
        #expect(faulted(Fault(at: .byte(11), .reset)) == whole)
        #expect(faulted() == whole)
    }

    @Test func aBodyThatIsCutAlreadyKeepsTheLengthThatItTells() {
        var cut = whole
        cut.framing = .length(20)
        cut.steps.append(Step(.close, at: .milliseconds(10)))
        cut.applyToWhole([Fault(at: .byte(4), .reset)])
        #expect(cut.framing == .length(20))
        #expect(cut.listed == ["0123 10", "reset 10"])
    }

    // MARK: - Faults of a stream

    private func split(_ fault: Fault) -> (ofStream: [Fault], ofWhole: [Fault]) {
        Timeline.words("ab cd ef gh]").splitForWhole([fault])
    }

    @Test(arguments: [Position.event(1), .event(1, byte: 1), .block(1), .share(0.5), .shareOfEvents(0.5), .end])
    func whatActsBetweenEventsActsOnTheStream(position: Position) {
        for act in [Fault.Act.reset, .close, .end, .stall, .badChunk, .hold("a"), .wait(.seconds(1)), .error([1])] {
            let fault = Fault(at: position, act)
            #expect(split(fault).ofStream == [fault] && split(fault).ofWhole == [])
        }
    }

    @Test(arguments: [Position.request, .headers, .byte(3)]) func whatHasAPlaceInAnyAnswerKeepsIt(position: Position) {
        for act in [Fault.Act.reset, .end, .stall, .wait(.seconds(1)), .dribble(.seconds(1)), .corrupt] {
            let fault = Fault(at: position, act)
            #expect(split(fault).ofStream == [] && split(fault).ofWhole == [fault])
        }
    }

    @Test(arguments: [Position.request, .headers, .byte(3)]) func anErrorIsTheAnswerItself(position: Position) {
        let fault = Fault(at: position, .error([1]))
        #expect(split(fault).ofStream == [fault] && split(fault).ofWhole == [])
    }

    @Test(arguments: [(Position.event(0), 0), (.event(1), 2), (.event(1, byte: 1), 3), (.share(0.5), 4)])
    func whatBeginsInsideAStreamBeginsAtTheSameShare(position: Position, bytes: Int) {
        for act in [Fault.Act.dribble(.seconds(1)), .corrupt] {
            let moved = Fault(at: .shareOfBytes(Double(bytes) / 9), act)
            #expect(split(Fault(at: position, act)).ofStream == [])
            #expect(split(Fault(at: position, act)).ofWhole == [moved])
        }
    }

    @Test func whatTheStreamNeverComesToDoesNothing() {
        for act in [Fault.Act.dribble(.seconds(1)), .corrupt] {
            let fault = Fault(at: .event(5), act)
            #expect(split(fault).ofStream == [] && split(fault).ofWhole == [])
        }
        // Behind the last event there is no next one.
        for position in [Position.event(4), .block(1), .end] {
            #expect(split(Fault(at: position, .corrupt)).ofWhole == [])
        }
    }

    @Test(arguments: [Fault.Act.duplicate, .drop, .swap]) func whatNeedsEventsIsLeftOut(act: Fault.Act) {
        for position in [Position.headers, .event(1), .byte(3)] {
            let fault = Fault(at: position, act)
            #expect(split(fault).ofStream == [] && split(fault).ofWhole == [])
        }
    }
}
