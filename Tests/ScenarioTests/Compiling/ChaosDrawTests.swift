import MessagesAPI
import Scenario
import Testing
import Timeline

struct ChaosDrawTests {
    private func draw(_ chaos: [Chaos], seed: UInt64 = 1, session: String = "default") -> ChaosDraw {
        var scenario = Scenario()
        scenario.seed = seed
        scenario.chaos = chaos
        return ChaosDraw(scenario, session: session)
    }

    private func overloaded(_ probability: Double) -> Chaos {
        Chaos(probability: probability, .answer(.error(.overloaded)))
    }

    private func fault(_ probability: Double, _ place: Chaos.Place = .randomEvent, _ act: Fault.Act = .reset) -> Chaos {
        Chaos(probability: probability, .fault(place, .other(act)))
    }

    /// What hits, in a word.
    private func text(_ hit: ChaosDraw.Hit?) -> String {
        switch hit {
        case nil: "-"
        case .answer?: "answer"
        case .fault(let fault)?: "\(fault.act) at \(fault.at)"
        }
    }

    /// Ten thousand calls.
    private let calls = (0..<10_000).map { JSON.string("call \($0)").digest }

    private func hits(_ draw: ChaosDraw, attempt: Int = 1) -> [String] {
        calls.map { text(draw.hit(call: $0, attempt: attempt)) }
    }

    /// Whether a count of ten thousand is what that rate gives, within four standard deviations.
    private func isNear(_ count: Int, _ rate: Double) -> Bool {
        let expected = rate * 10_000
        return abs(Double(count) - expected) <= 4 * (expected * (1 - rate)).squareRoot()
    }

    @Test(arguments: [0.01, 0.1, 0.5, 0.9], [1, 2, 3] as [UInt64]) func entriesHitAtTheirRate(
        rate: Double,
        seed: UInt64
    ) {
        #expect(isNear(hits(draw([overloaded(rate)], seed: seed)).count { $0 == "answer" }, rate))
    }

    @Test func zeroNeverHitsAndOneAlways() {
        #expect(hits(draw([overloaded(0)])).allSatisfy { $0 == "-" })
        #expect(hits(draw([overloaded(1)])).allSatisfy { $0 == "answer" })
        #expect(draw([]).hit(call: 1, attempt: 1) == nil)
    }

    @Test func theFirstThatHitsActs() {
        let all = hits(draw([overloaded(0.3), fault(0.5, .at(.headers))]))
        #expect(isNear(all.count { $0 == "answer" }, 0.3))
        // Half of what the first entry leaves.
        #expect(isNear(all.count { $0.hasSuffix("headers") }, 0.35))
    }

    @Test func entriesDoNotMoveEachOthersNumbers() {
        let alone = hits(draw([overloaded(0), fault(0.2)]))
        let second = hits(draw([overloaded(0.3), fault(0.2)]))
        for (alone, second) in zip(alone, second) { #expect(second == "answer" || second == alone) }
        let first = hits(draw([overloaded(0.3)]))
        for (first, both) in zip(first, second) { #expect((first == "answer") == (both == "answer")) }
        // Nor does what kind of place an entry before it has.
        let placed = hits(draw([fault(0, .at(.headers)), fault(0.2)]))
        #expect(placed == alone)
    }

    @Test func theSameRequestFailsTheSameWayInAnyOrder() {
        let draw = draw([overloaded(0.2), fault(0.3, .randomByte)])
        let forth = calls.map { text(draw.hit(call: $0, attempt: 2)) }
        let back = calls.reversed().map { text(draw.hit(call: $0, attempt: 2)) }
        #expect(forth == back.reversed())
        #expect(forth == hits(self.draw([overloaded(0.2), fault(0.3, .randomByte)]), attempt: 2))
    }

    /// Two choices of one in two that know nothing of each other are the same half of the time.
    @Test func seedSessionAndAttemptChooseAnew() {
        let chaos = [overloaded(0.5)]
        let choices = hits(draw(chaos))
        for other in [
            hits(draw(chaos, seed: 2)), hits(draw(chaos, session: "other")), hits(draw(chaos), attempt: 2),
        ] {
            #expect(isNear(zip(choices, other).count { $0 == $1 }, 0.5))
        }
    }

    @Test func placesOfChanceAreEverywhereAndLeaveSomethingOut() {
        for place in [Chaos.Place.randomEvent, .randomByte] {
            let draw = draw([fault(1, place)])
            var tenths = [Int](repeating: 0, count: 10)
            for call in calls {
                guard case .fault(let fault)? = draw.hit(call: call, attempt: 1) else { continue }
                switch fault.at {
                case .shareOfEvents(let share) where place == .randomEvent: tenths[Int(share * 10)] += 1
                case .shareOfBytes(let share) where place == .randomByte: tenths[Int(share * 10)] += 1
                default: Issue.record("\(fault.at) is no place of chance")
                }
            }
            #expect(tenths.allSatisfy { isNear($0, 0.1) })
        }
    }

    @Test func aPlaceThatIsNamedIsThePlace() {
        let place = Position.event(2, byte: 3)
        guard case .fault(let fault)? = draw([fault(1, .at(place), .corrupt)]).hit(call: 1, attempt: 1) else {
            Issue.record("expected a fault")
            return
        }
        #expect(fault == ReplyFault(at: place, .corrupt))
    }
}
