import HTTPDaemon
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ConnectionScriptTests {
    private let faults: [ConnectionFault] = [
        ConnectionFault(times: 2, .reset), ConnectionFault(times: 1, .wait(.seconds(3))),
        ConnectionFault(times: 1, .close),
    ]

    @Test func entriesAreUsedInOrderAndWhoComesThenIsServed() {
        let script = ConnectionScript(faults, speed: .times(1))
        #expect(
            (1...6).map { _ in script.next() } == [.reset, .reset, .wait(.seconds(3)), .close, .serve, .serve]
        )
    }

    @Test func whatWasDoneIsCounted() {
        let script = ConnectionScript(faults, speed: .times(1))
        for _ in 1...6 { _ = script.next() }
        #expect(script.counts == ["reset": 2, "wait": 1, "close": 1])
    }

    @Test func anEntryWithoutANumberHoldsForAllThatFollow() {
        let script = ConnectionScript([ConnectionFault(.stall), ConnectionFault(.pass)], speed: .times(1))
        #expect((1...3).map { _ in script.next() } == [.stall, .stall, .stall])
    }

    @Test(arguments: [(Speed.times(10), Duration.milliseconds(300)), (.instant, .zero)])
    func timePassesAsFastAsElsewhere(speed: Speed, wait: Duration) {
        let script = ConnectionScript([ConnectionFault(.wait(.seconds(3)))], speed: speed)
        #expect(script.next() == .wait(wait))
    }

    @Test func itBeginsAnewWithAScenarioAndWithAReset() {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("Hi")))])
        scenario.connections = [ConnectionFault(times: 1, .reset)]
        let state = ServerState(scenario)
        #expect([state.connections.next(), state.connections.next()] == [.reset, .serve])
        state.reset(session: "other")
        #expect(state.connections.next() == .serve)
        state.reset()
        #expect([state.connections.next(), state.connections.next()] == [.reset, .serve])
        scenario.connections = [ConnectionFault(times: 1, .close)]
        state.load(scenario)
        #expect([state.connections.next(), state.connections.next()] == [.close, .serve])
    }
}
