import Testing

@testable import Timeline

struct FaultingTests {
    private let stream = Timeline.words("ab cd ef")
    private let error = Fault.Act.error(Array("E".utf8))

    private func faulted(_ faults: Fault..., heartbeat: Heartbeat? = nil) -> [String] {
        var timeline = stream
        timeline.apply(faults, heartbeat: heartbeat)
        return timeline.listed
    }

    private func milliseconds(_ count: Int) -> Duration { .milliseconds(count) }

    @Test(arguments: [
        (Fault.Act.reset, "reset"), (.close, "close"), (.end, "end"), (.stall, "stall"), (.badChunk, "bad_chunk"),
    ])
    func whatEndsTheStream(act: Fault.Act, name: String) {
        #expect(faulted(Fault(at: .headers, act)) == ["\(name) 0"])
        #expect(faulted(Fault(at: .event(1), act)) == ["ab 0", "\(name) 0"])
        #expect(faulted(Fault(at: .event(1, byte: 1), act)) == ["ab 0", "c 10", "\(name) 10"])
        #expect(faulted(Fault(at: .event(1, byte: 2), act)) == ["ab 0", "cd 10", "\(name) 10"])
        let end = act == .end ? [] : ["\(name) 20"]
        #expect(faulted(Fault(at: .end, act)) == ["ab 0", "cd 10", "ef 20"] + end)
    }

    @Test func anErrorIsTheLastEvent() {
        #expect(faulted(Fault(at: .headers, error)) == ["E 0"])
        #expect(faulted(Fault(at: .event(2), error)) == ["ab 0", "cd 10", "E 10"])
        #expect(faulted(Fault(at: .byte(3), error)) == ["ab 0", "c 10", "E 10"])
        #expect(faulted(Fault(at: .end, error)) == ["ab 0", "cd 10", "ef 20", "E 20"])
    }

    @Test func whatLetsTheStreamGoOn() {
        #expect(faulted(Fault(at: .event(1), .hold("a"))) == ["ab 0", "hold 0", "cd 10", "ef 20"])
        #expect(faulted(Fault(at: .event(1), .wait(milliseconds(5)))) == ["ab 0", "cd 15", "ef 25"])
        #expect(faulted(Fault(at: .byte(3), .wait(milliseconds(5)))) == ["ab 0", "c 10", "d 15", "ef 25"])
        #expect(faulted(Fault(at: .event(1), .dribble(milliseconds(1)))) == ["ab 0", "c 10", "d 11", "e 20", "f 21"])
        #expect(
            faulted(Fault(at: .byte(1), .dribble(milliseconds(8)))) == ["a 0", "b 0", "c 10", "d 18", "e 26", "f 34"]
        )
        #expect(faulted(Fault(at: .end, .hold("a"))) == ["ab 0", "cd 10", "ef 20", "hold 20"])
    }

    @Test func whatChangesEvents() {
        #expect(faulted(Fault(at: .event(1), .corrupt)) == ["ab 0", "c 10", "ef 20"])
        #expect(faulted(Fault(at: .event(1), .duplicate)) == ["ab 0", "cd 10", "cd 10", "ef 20"])
        #expect(faulted(Fault(at: .event(1), .drop)) == ["ab 0", "ef 20"])
        #expect(faulted(Fault(at: .event(1), .swap)) == ["ab 0", "ef 10", "cd 20"])
        // What is under way is not the next one.
        #expect(faulted(Fault(at: .byte(1), .drop)) == ["ab 0", "ef 20"])
        #expect(faulted(Fault(at: .headers, .drop)) == ["cd 10", "ef 20"])
    }

    @Test(arguments: [Position.event(4), .byte(7), .block(1)]) func whatIsNeverReachedDoesNothing(position: Position) {
        for act in [Fault.Act.reset, error, .hold("a"), .wait(.seconds(1)), .dribble(.zero), .corrupt, .drop] {
            var timeline = stream
            timeline.apply([Fault(at: position, act)])
            #expect(timeline == stream)
        }
    }

    @Test func faultsActInOrderOfPosition() {
        #expect(
            faulted(Fault(at: .end, .reset), Fault(at: .event(2), .hold("b")), Fault(at: .byte(1), .hold("a")))
                == ["a 0", "hold 0", "b 0", "cd 10", "hold 10", "ef 20", "reset 20"]
        )
        #expect(faulted(Fault(at: .event(2), .reset), Fault(at: .byte(3), .close)) == ["ab 0", "c 10", "close 10"])
    }

    @Test func faultsAtOnePositionActInTheOrderInWhichTheyAreGiven() {
        let wait = Fault(at: .event(1), .wait(milliseconds(5)))
        // The same place under other names.
        let hold = Fault(at: .byte(2), .hold("a"))
        #expect(faulted(wait, hold, Fault(at: .share(0.34), .reset)) == ["ab 0", "hold 5", "reset 5"])
        #expect(faulted(hold, wait, Fault(at: .share(0.34), .reset)) == ["ab 0", "hold 0", "reset 5"])
        #expect(faulted(Fault(at: .event(1), .reset), wait, hold) == ["ab 0", "reset 0"])
        #expect(faulted(Fault(at: .event(1), .drop), Fault(at: .event(1), .corrupt)) == ["ab 0", "e 20"])
        #expect(faulted(Fault(at: .event(1), .corrupt), Fault(at: .event(1), .drop)) == ["ab 0", "ef 20"])
        #expect(
            faulted(Fault(at: .event(1), .corrupt), Fault(at: .event(1), .duplicate)) == [
                "ab 0", "c 10", "c 10", "ef 20",
            ]
        )
        #expect(
            faulted(Fault(at: .event(1), .duplicate), Fault(at: .event(1), .corrupt)) == [
                "ab 0", "c 10", "cd 10", "ef 20",
            ]
        )
    }

    @Test func faultsComposeWhereverTheyStand() {
        #expect(
            faulted(
                Fault(at: .event(1), .wait(milliseconds(100))),
                Fault(at: .event(1), .dribble(milliseconds(2))),
                Fault(at: .event(2, byte: 1), .close)
            ) == ["ab 0", "c 110", "d 112", "e 120", "close 120"]
        )
        #expect(
            faulted(
                Fault(at: .byte(1), .wait(milliseconds(3))),
                Fault(at: .byte(3), .wait(milliseconds(4))),
                Fault(at: .byte(3), .hold("a")),
                Fault(at: .event(1), .corrupt)
            ) == ["a 0", "b 3", "c 13", "hold 17", "ef 27"]
        )
    }

    /// Positions are counted before events are changed.
    @Test func aCutStandsWhereItStoodWhateverIsDoneToTheEventsBeforeIt() {
        let cut = Fault(at: .event(2), .reset)
        for (change, sent) in [
            (Fault.Act.duplicate, ["ab 0", "ab 0", "cd 10"]), (.drop, ["cd 10"]), (.swap, ["cd 0", "ab 10"]),
        ] {
            #expect(faulted(cut, Fault(at: .headers, change)) == sent + ["reset 10"])
        }
    }

    @Test func whatIsScriptedStaysBehindWhatIsDoneThere() {
        var timeline = Timeline.script("ab", Step.Action.stall())
        timeline.apply([Fault(at: .end, .wait(milliseconds(5))), Fault(at: .event(2), .hold("a"))])
        #expect(timeline.listed == ["a 0", "b 0", "hold 5", "stall 5"])
    }

    @Test func silencesAreKeptAlive() {
        let beat = Heartbeat(bytes: Array("p".utf8), first: milliseconds(4), every: milliseconds(4))
        #expect(
            faulted(Fault(at: .event(1), .wait(milliseconds(10))), heartbeat: beat)
                == ["ab 0", "p 4", "p 8", "cd 20", "ef 30"]
        )
        var timeline = stream
        timeline.apply([Fault(at: .event(1), .hold("a")), Fault(at: .event(2), .stall)], heartbeat: beat)
        #expect(timeline.steps.map(\.action).filter { $0.name == "hold" } == [.hold("a", beat)])
        #expect(timeline.steps.last?.action == .stall(beat))
    }

    @Test func whatIsDoneBeforeTheHeadIsDoneThere() {
        for (act, action) in [
            (Fault.Act.reset, Step.Action.reset), (.close, .close), (.end, .close), (.badChunk, .close),
            (.stall, .stall()),
        ] {
            var timeline = stream
            timeline.apply([
                Fault(at: .request, .wait(milliseconds(5))), Fault(at: .request, act), Fault(at: .event(1), .drop),
            ])
            #expect(timeline.beforeHead == [Step(action, at: milliseconds(5))])
            #expect(timeline.failure?.description == "\(action.name) at request")
            #expect(timeline.alterations == [])
        }
    }

    @Test func aPauseBehindTheLastEventPutsOffTheEnd() {
        var timeline = Timeline.words("ab cd")
        timeline.apply([Fault(at: .end, .wait(milliseconds(5)))])
        #expect(timeline.listed == ["ab 0", "cd 10"])
        #expect(timeline.endAt == milliseconds(15) && timeline.failure == nil)
        timeline.play(at: .times(5))
        #expect(timeline.endAt == milliseconds(3))
        var cut = Timeline.words("ab cd")
        cut.apply([Fault(at: .end, .wait(milliseconds(5))), Fault(at: .end, .reset)])
        #expect(cut.listed == ["ab 0", "cd 10", "reset 15"] && cut.endAt == nil)
        var early = Timeline.words("ab cd")
        early.apply([Fault(at: .event(1), .wait(milliseconds(5)))])
        #expect(early.endAt == nil)
    }

    @Test func aWaitBeforeTheHeadMovesEverything() {
        var timeline = stream
        timeline.headAt = milliseconds(1)
        timeline.apply([
            Fault(at: .request, .wait(milliseconds(5))), Fault(at: .request, .hold("a")),
            Fault(at: .request, .wait(milliseconds(2))), Fault(at: .headers, .hold("b")),
        ])
        #expect(timeline.beforeHead == [Step(.hold("a"), at: milliseconds(5))])
        #expect(timeline.headAt == milliseconds(8))
        #expect(timeline.listed == ["hold 8", "ab 8", "cd 17", "ef 27"])
    }

    @Test func theHeadDribblesToo() {
        var timeline = stream
        timeline.apply([Fault(at: .request, .dribble(milliseconds(1)))])
        #expect(timeline.headInterval == milliseconds(1))
        #expect(timeline.listed == ["a 0", "b 1", "c 10", "d 11", "e 20", "f 21"])
    }

    @Test func whatNeedsEventsIsDoneToTheFirstWhenItStandsAtTheRequest() {
        #expect(faulted(Fault(at: .request, .corrupt)) == ["a 0", "cd 10", "ef 20"])
        #expect(faulted(Fault(at: .request, .swap)) == ["cd 0", "ab 10", "ef 20"])
        #expect(faulted(Fault(at: .request, error)) == ["E 0"])
    }

    @Test func whatIsChangedIsNoted() {
        var timeline = stream
        timeline.apply([Fault(at: .event(2), .duplicate), Fault(at: .byte(1), .corrupt), Fault(at: .end, .drop)])
        #expect(timeline.alterations.map(\.description) == ["corrupt at event 1", "duplicate at event 2"])
        #expect(timeline.failure == nil && timeline.fails)
    }

    @Test func aSwapWithoutASuccessorIsNotNoted() {
        var timeline = stream
        timeline.apply([Fault(at: .event(2), .swap)])
        #expect(timeline == stream)
    }

    @Test func whatTheStreamNeverComesToIsNotNoted() {
        let faults = [Fault(at: .event(1), .corrupt), Fault(at: .headers, .drop), Fault(at: .event(2), .duplicate)]
        for (cut, noted) in [
            (Position.headers, ["drop at event 0"]), (.event(1), ["drop at event 0"]),
            (.event(1, byte: 1), ["drop at event 0", "corrupt at event 1"]),
            (.event(2), ["drop at event 0", "corrupt at event 1"]),
            (.end, ["drop at event 0", "corrupt at event 1", "duplicate at event 2"]),
        ] {
            var timeline = stream
            timeline.apply(faults + [Fault(at: cut, .reset)])
            #expect(timeline.alterations.map(\.description) == noted)
        }
    }
}
