import Testing

@testable import Timeline

/// What holds for every place of every stream.
struct FaultingPropertyTests {
    /// A stream of events of chance sizes and times, with holds and a wait between them.
    private func stream(_ seed: UInt64) -> Timeline {
        var generator = FixedGenerator(state: seed)
        var timeline = Timeline(status: 200, framing: .stream)
        var at = Duration.zero
        for number in 0..<Int.random(in: 1...8, using: &generator) {
            if Int.random(in: 0...3, using: &generator) == 0 { timeline.steps.append(Step(.hold("gate"), at: at)) }
            at += .milliseconds(Int.random(in: 0...2, using: &generator) * 10)
            let size = Int.random(in: 1...12, using: &generator)
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: number * 16 + $0) }
            timeline.steps.append(Step(event: "ping", bytes: bytes, at: at))
        }
        return timeline
    }

    private func faulted(_ timeline: Timeline, _ faults: Fault...) -> Timeline {
        var timeline = timeline
        timeline.apply(faults)
        return timeline
    }

    private func events(_ timeline: Timeline) -> [[UInt8]] { timeline.steps.filter(\.isEvent).map(\.bytes) }

    @Test(arguments: 1...20) func aCutAtAByteSendsTheBytesBeforeIt(seed: UInt64) {
        let stream = stream(seed)
        for count in 0...stream.byteCount {
            let cut = faulted(stream, Fault(at: .byte(count), .reset))
            #expect(cut.bytes == Array(stream.bytes.prefix(count)))
            #expect(cut.steps.last?.action == .reset)
        }
    }

    @Test(arguments: 1...20) func aCutAtAnEventSendsTheEventsBeforeIt(seed: UInt64) {
        let stream = stream(seed)
        let all = events(stream)
        for count in 0...all.count {
            let cut = faulted(stream, Fault(at: .event(count), .close))
            #expect(events(cut) == Array(all.prefix(count)))
            #expect(cut.failure == Timeline.Failure(action: "close", event: count))
        }
    }

    @Test(arguments: 1...20) func aCutInsideAnEventSendsItsFirstBytes(seed: UInt64) {
        let stream = stream(seed)
        let all = events(stream)
        for (number, event) in all.enumerated() {
            for byte in 1..<event.count {
                let cut = faulted(stream, Fault(at: .event(number, byte: byte), .reset))
                #expect(events(cut) == all.prefix(number) + [Array(event.prefix(byte))])
                #expect(cut.failure == Timeline.Failure(action: "reset", event: number, byte: byte))
            }
        }
    }

    @Test(arguments: 1...20) func aShareIsWholeEventsAndNeverMoreThanThat(seed: UInt64) {
        let stream = stream(seed)
        let all = events(stream)
        for percent in 0...100 {
            let cut = faulted(stream, Fault(at: .share(Double(percent) / 100), .reset))
            #expect(events(cut) == Array(all.prefix(events(cut).count)))
            #expect(cut.byteCount * 100 <= stream.byteCount * percent)
            let next = all.dropFirst(events(cut).count).first
            if let next { #expect((cut.byteCount + next.count) * 100 > stream.byteCount * percent) }
        }
    }

    @Test(arguments: 1...20) func aRandomCutLeavesSomethingOut(seed: UInt64) {
        let stream = stream(seed)
        for share in stride(from: 0, to: 1, by: 0.01) {
            for position in [Position.shareOfEvents(share), .shareOfBytes(share)] {
                #expect(faulted(stream, Fault(at: position, .reset)).byteCount < stream.byteCount)
            }
        }
    }

    /// Faults that change no event and do not end the stream leave its bytes alone, and time never runs backwards.
    @Test(arguments: 1...200) func whateverIsDoneTheBytesAreTheFirstOfTheStream(seed: UInt64) {
        var generator = FixedGenerator(state: seed)
        let stream = stream(seed)
        let acts: [Fault.Act] = [
            .wait(.milliseconds(7)), .dribble(.milliseconds(3)), .hold("other"), .reset, .end, .stall,
        ]
        let faults = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            let count = Int.random(in: 0...stream.byteCount, using: &generator)
            return Fault(at: .byte(count), acts[Int.random(in: acts.indices, using: &generator)])
        }
        var faulty = stream
        faulty.apply(faults)
        #expect(faulty.bytes == Array(stream.bytes.prefix(faulty.byteCount)))
        #expect(zip(faulty.steps, faulty.steps.dropFirst()).allSatisfy { $0.at <= $1.at })
        if faulty.failure == nil {
            #expect(faulty.bytes == stream.bytes)
            #expect(faulty.steps.count(where: \.endsEvent) == stream.steps.count(where: \.isEvent))
        }
    }

    /// No byte is due before it was.
    @Test(arguments: 1...50) func noFaultMakesAByteComeEarlier(seed: UInt64) {
        let stream = stream(seed)
        let times = { (timeline: Timeline) in
            timeline.steps.flatMap { step in step.bytes.map { _ in step.at } }
        }
        let count = Int(seed) % (stream.byteCount + 1)
        for act in [Fault.Act.wait(.milliseconds(5)), .dribble(.milliseconds(2)), .hold("other")] {
            let slowed = faulted(stream, Fault(at: .byte(count), act))
            #expect(zip(times(stream), times(slowed)).allSatisfy { $0 <= $1 })
        }
    }
}
