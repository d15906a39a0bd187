import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct StreamItemTests {
    private func text(_ item: StreamItem, padding: Int = 0) -> String {
        String(decoding: item.bytes(padding: padding), as: UTF8.self)
    }

    @Test func anEventOfTheServices() {
        #expect(StreamItem(.messageStop) == .event(["type": "message_stop"], name: "message_stop"))
    }

    @Test func eventsArePadded() {
        #expect(
            text(StreamItem(.messageStop), padding: 2) == "event: message_stop\ndata: {\"type\":\"message_stop\"  }\n\n"
        )
    }

    @Test func pingsAreNot() {
        #expect(text(.ping, padding: 2) == "event: ping\ndata: {\"type\": \"ping\"}\n\n")
        #expect(text(.event(["type": "ping"], name: "x"), padding: 2) == "event: x\ndata: {\"type\":\"ping\"}\n\n")
    }

    @Test func rawBytesAreSentAsTheyAre() {
        #expect(StreamItem.raw([0, 0xFF]).bytes(padding: 3) == [0, 0xFF])
    }

    @Test func whatIsDoneSendsNothing() {
        #expect(StreamItem.action(.reset).bytes() == [])
    }

    @Test(
        arguments: [
            (.action(.reset), true), (.action(.close), true), (.action(.end), true), (.action(.stall()), true),
            (.action(.hold("a")), false), (.action(.wait(.zero)), false), (.ping, false), (.raw([]), false),
            (StreamItem(.messageStop), false),
        ] as [(StreamItem, Bool)]
    )
    func whatNothingFollows(item: StreamItem, endsStream: Bool) {
        #expect(item.endsStream == endsStream)
    }
}
