import MessagesAPI
import Testing
import Timeline

@testable import mock_claude

struct TimelineTableTests {
    private let ping = Step(event: "ping", bytes: SSEEncoder.encode(.ping), at: .milliseconds(215))

    @Test func aRowForTheHeadAndForEachStep() {
        let timeline = Timeline(status: 200, headAt: .milliseconds(200), framing: .stream, steps: [ping, ping])
        #expect(
            TimelineTable(timeline).lines == [
                "   time  body  size  event  data",
                "0.200 s     0        head   200",
                "0.215 s    36    36  ping",
                "0.215 s    72    36  ping",
            ]
        )
    }

    @Test func whatIsDoneIsSaid() {
        let heartbeat = Heartbeat(bytes: [], first: .seconds(1), every: .seconds(5))
        let actions: [(Step.Action, String)] = [
            (.hold("gate"), "hold   until 'gate' is released"),
            (.hold("gate", heartbeat), "hold   until 'gate' is released, a ping every 5.0 seconds"),
            (.stall(), "stall  until the client leaves"),
            (.stall(heartbeat), "stall  until the client leaves, a ping every 5.0 seconds"),
            (.reset, "reset  TCP reset"),
            (.close, "close  closed without the last chunk"),
            (.end, "end    a clean end"),
        ]
        for (action, expected) in actions {
            let timeline = Timeline(status: 200, framing: .stream, steps: [Step(action, at: .seconds(61))])
            #expect(TimelineTable(timeline).lines.last?.hasPrefix("61.000 s     0        ") == true)
            #expect(TimelineTable(timeline).lines.last?.hasSuffix(expected) == true)
        }
    }

    @Test func whatIsDoneBeforeTheHeadStandsBeforeIt() {
        let timeline = Timeline(status: 200, beforeHead: [Step(.reset, at: .seconds(1))], framing: .stream)
        #expect(TimelineTable(timeline).lines[1].contains("reset"))
        #expect(TimelineTable(timeline).lines[2].contains("head"))
    }

    @Test func noLineIsLongerThanAHundredColumns() {
        let long = Step(
            event: "content_block_delta",
            bytes: Array(repeating: 65, count: 1_000_000),
            at: .seconds(86_400)
        )
        let timeline = Timeline(status: 200, framing: .stream, steps: [long, long])
        #expect(TimelineTable(timeline).lines.allSatisfy { $0.count <= 98 })
    }
}
