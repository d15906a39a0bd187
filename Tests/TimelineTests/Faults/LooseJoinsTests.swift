import Testing

@testable import Timeline

struct LooseJoinsTests {
    private func step(_ travel: Step.Travel, at time: Int) -> Step {
        var step = Step(event: "x", bytes: [0x78], at: .milliseconds(time))
        step.travel = travel
        return step
    }

    @Test func whatHasItsNextBesideItStaysJoined() {
        let steps = [step(.joined, at: 1), step(.joined, at: 1), step(.alone, at: 1), step(.shared, at: 2)]
        #expect(steps.withoutLooseJoins == steps)
    }

    @Test func whatIsPartedFromItsNextTravelsAlone() {
        let steps = [
            step(.joined, at: 1), step(.alone, at: 2), step(.joined, at: 2), Step(.reset, at: .milliseconds(2)),
            step(.joined, at: 3),
        ]
        #expect(steps.withoutLooseJoins.map(\.travel) == [.alone, .alone, .alone, .shared, .alone])
    }
}
