import Testing

@testable import Timeline

struct EventChangeTests {
    @Test func onlyActsThatChangeEventsAreChanges() {
        let acts: [Fault.Act] = [
            .corrupt, .duplicate, .drop, .swap, .reset, .close, .end, .stall, .error([]), .badChunk, .hold("a"),
            .wait(.zero), .dribble(.zero),
        ]
        #expect(acts.compactMap { EventChange($0)?.rawValue } == ["corrupt", "duplicate", "drop", "swap"])
    }

    @Test(arguments: [
        (EventChange.corrupt, "aa b cc dd"), (.duplicate, "aa bb bb cc dd"), (.drop, "aa cc dd"),
        (.swap, "aa cc bb dd"),
    ])
    func eachDoesItsOwn(change: EventChange, result: String) {
        var body = CountedBody(Timeline.words("aa bb cc dd").steps, isStream: true)
        let isChanged = change.change(1, of: &body)
        #expect(isChanged)
        #expect(body.steps.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: " ") == result)
    }

    @Test func theLastEventHasNothingToBeSwappedWith() {
        var body = CountedBody(Timeline.words("aa bb").steps, isStream: true)
        let isChanged = EventChange.swap.change(1, of: &body)
        #expect(!isChanged)
        #expect(body.steps == Timeline.words("aa bb").steps)
    }
}
