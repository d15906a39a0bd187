import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ScriptStepItemsTests {
    private func items(_ step: ScriptStep) -> [StreamItem] {
        var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        return step.items(at: 3, chunk: .word, identifiers: &identifiers)
    }

    @Test(
        arguments: [
            (.event(["type": "a", "x": 1]), .event(["type": "a", "x": 1], name: "a")),
            (.event(["type": "a"], name: "b"), .event(["type": "a"], name: "b")),
            (.raw([1]), .raw([1])), (.ping, .ping), (.wait(.seconds(1)), .action(.wait(.seconds(1)))),
            (.hold("g"), .action(.hold("g"))), (.error(APIError(.api)), StreamItem(.error(APIError(.api)))),
            (.act(.reset), .action(.reset)), (.act(.close), .action(.close)), (.act(.end), .action(.end)),
            (.act(.stall), .action(.stall())),
        ] as [(ScriptStep, StreamItem)]
    )
    func stepsOfOneItem(step: ScriptStep, item: StreamItem) {
        #expect(items(step) == [item])
    }

    @Test func aBlockIsItsEvents() {
        #expect(
            items(.block(.redactedThinking(data: "x"))) == [
                StreamItem(.contentBlockStart(index: 3, .redactedThinking(data: "x"))),
                StreamItem(.contentBlockStop(index: 3)),
            ]
        )
    }

    @Test func stepsOfTheFrameAreFilledUpByIt() {
        let frame = MessageFrame(
            reply: Reply(.events([])),
            id: "msg_1",
            outline: StreamOutline(),
            request: ReplyContext(MessagesRequest(body: [:])),
            scenario: Scenario()
        )
        #expect(ScriptStep.messageStart(["id": "a"]).item(of: frame) == frame.start(["id": "a"]))
        #expect(ScriptStep.messageDelta(["x": 1]).item(of: frame) == frame.delta(["x": 1]))
        #expect(ScriptStep.messageStop([:]).item(of: frame) == frame.stop())
        #expect(ScriptStep.ping.item(of: frame) == nil)
    }

    @Test func onlyAMessageHasSteps() {
        #expect(Reply(.content([.text("a")])).steps == [.block(.text("a"))])
        #expect(Reply(.events([.ping])).steps == [.ping])
        #expect(Reply.error(.api).steps == nil)
        #expect(Reply(.http([])).steps == nil)
    }
}
