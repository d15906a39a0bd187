import Testing

@testable import Timeline

struct StepTests {
    @Test func onlyWhatIsSentIsAnEvent() {
        var event = Step(event: "ping", bytes: [1, 2])
        #expect(event.isEvent && event.endsEvent && event.bytes == [1, 2])
        event.isPart = true
        #expect(event.isEvent && !event.endsEvent)
        let action = Step(.reset)
        #expect(!action.isEvent && !action.endsEvent && action.bytes == [])
    }

    @Test func actionsHaveTheNamesThatScenariosGiveThem() {
        let actions: [Step.Action] = [
            .send([]), .wait(.zero), .hold("a"), .stall(), .reset, .close, .end, .badChunk,
        ]
        #expect(actions.map(\.name) == ["send", "wait", "hold", "stall", "reset", "close", "end", "bad_chunk"])
        #expect(actions.map { Step($0).event } == actions.map(\.name))
    }
}
