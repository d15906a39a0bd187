import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ScriptedStreamStepsTests {
    private func steps(_ steps: [ScriptStep], padded: Bool = false) -> [Step] {
        var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        let stream = ScriptedStream(
            of: Reply(.events(steps)),
            to: ReplyContext(MessagesRequest(body: [:])),
            scenario: Scenario(),
            identifiers: &identifiers
        )
        var generator = identifiers.generatorForPlay()
        var wire = Wire()
        wire.padding = padded
        return stream.timelineSteps(wire, using: &generator)
    }

    @Test func everyStepHasItsTypeAndItsTokens() {
        let raw = SSEEncoder.encode(.contentBlockDelta(index: 0, .text("12345678")))
        let steps = steps([
            .block(.text("12345")), .ping, .raw(Array(raw.prefix(5))), .raw(Array(raw.dropFirst(5))),
            .event(["type": "new_event"], name: "old_event"), .hold("a"), .act(.reset),
        ])
        #expect(
            steps.map { "\($0.event) \($0.tokens)" } == [
                "message_start 0", "content_block_start 0", "content_block_delta 2", "content_block_stop 0", "ping 0",
                "raw 0",
                "raw 2", "new_event 0", "hold 0", "reset 0",
            ]
        )
        #expect(steps.suffix(2).map(\.action) == [.hold("a"), .reset])
        #expect(
            String(decoding: steps[7].bytes, as: UTF8.self) == "event: old_event\ndata: {\"type\":\"new_event\"}\n\n"
        )
    }

    /// What is no event draws no padding, so that it moves no other event's.
    @Test func onlyEventsArePadded() {
        let raw = Array("data: {}\n\n".utf8)
        let plain = steps([.event(["type": "a"]), .event(["type": "b"])], padded: true)
        let more = steps([.ping, .event(["type": "a"]), .raw(raw), .wait(.zero), .event(["type": "b"])], padded: true)
        #expect(more.filter { $0.event != "ping" && $0.event != "raw" && $0.isEvent } == plain)
        #expect(more.first { $0.event == "raw" }?.bytes == raw)
        #expect(more.first { $0.event == "ping" }?.bytes == SSEEncoder.encode(.ping))
        #expect(plain.contains { String(decoding: $0.bytes, as: UTF8.self).contains(" }\n\n") })
    }
}
