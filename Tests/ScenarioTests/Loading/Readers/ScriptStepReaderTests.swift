import MessagesAPI
import Testing

@testable import Scenario

struct ScriptStepReaderTests {
    private func steps(_ text: String, _ settings: String = "") throws -> [ScriptStep] {
        guard case .events(let steps) = try reply("replies: [{events: [\(text)]\(settings)}]").body else { return [] }
        return steps
    }

    private func wrong(_ text: String, _ settings: String = "") -> [String] {
        problems("replies: [{events: [\(text)]\(settings)}]")
    }

    @Test func everyBlockIsAStep() throws {
        #expect(
            try steps(
                "{text: a, citations: []}, {thinking: b, signature: c}, {tool_use: {name: f}}, {block: {type: x}}"
            )
                == [
                    .block(.text("a")), .block(.thinking("b", signature: "c")), .block(.toolUse(ToolCall(name: "f"))),
                    .block(.custom(block: ["type": "x"])),
                ]
        )
    }

    @Test func events() throws {
        guard case .event(let event, nil)? = try steps("{event: {b: 1.50, type: x, a: {}}}").first else {
            throw Unexpected("no event")
        }
        #expect(JSON.object(event).description == #"{"b":1.50,"type":"x","a":{}}"#)
        #expect(try steps("{event: {type: x}, name: y}") == [.event(["type": "x"], name: "y")])
    }

    @Test func bytes() throws {
        #expect(try steps(#"{raw: "a\r\n\0é"}, {raw: ''}"#) == [.raw(Array("a\r\n\0é".utf8)), .raw([])])
        #expect(
            try steps(#"{raw_base64: "/wAK"}, {raw_base64: "aG k="}"#) == [
                .raw([0xFF, 0, 0x0A]), .raw(Array("hi".utf8)),
            ]
        )
    }

    @Test func pings() throws {
        #expect(try steps("{ping: 1}") == [.ping])
        #expect(try steps("{ping: 3}") == [.ping, .ping, .ping])
        #expect(try steps("{ping: }, {ping: true}, {ping: {}}") == [.ping, .ping, .ping])
        #expect(wrong("{ping: 0}") == ["1:28: error: expected a whole number from 1 to 10000, found the number 0"])
        #expect(wrong("{ping: false}") == ["1:28: error: expected a whole number from 1 to 10000, found false"])
    }

    @Test func pausesAndErrors() throws {
        #expect(try steps("{wait: 250ms}, {hold: gate}") == [.wait(.milliseconds(250)), .hold("gate")])
        #expect(try steps("{error: overloaded_error}") == [.error(APIError(.overloaded))])
        #expect(
            try steps("{error: {type: my_error, message: Mine}}")
                == [.error(APIError(APIErrorType(rawValue: "my_error"), message: "Mine"))]
        )
    }

    @Test func overlays() throws {
        #expect(
            try steps("{message_start: {id: a}}, {message_delta: {stop_reason: x}}, {message_stop: }")
                == [.messageStart(["id": "a"]), .messageDelta(["stop_reason": "x"]), .messageStop([:])]
        )
    }

    @Test func whatIsDone() throws {
        for act in ScriptStep.Act.allCases { #expect(try steps("{do: \(act.rawValue)}") == [.act(act)]) }
        #expect(
            try steps("{do: {stall: 10s}}, {do: {wait: 3s}}, {do: {hold: g}}, {do: {error: api_error}}")
                == [.wait(.seconds(10)), .wait(.seconds(3)), .hold("g"), .error(APIError(.api))]
        )
    }

    @Test(arguments: ["error: api_error", "do: reset", "do: close", "do: end", "do: stall", "do: {error: api_error}"])
    func nothingFollowsTheEnd(step: String) {
        let place = "1:\(21 + step.count + 4)"
        #expect(wrong("{\(step)}, {ping: 1}, {text: a}") == ["\(place): error: nothing can follow the step on line 1"])
        #expect(wrong("{text: a}, {\(step)}") == [])
    }

    @Test func whatIsUncheckedMayFollowAnErrorButNotACut() throws {
        #expect(try steps("{error: api_error}, {ping: 1}", ", unchecked: true") == [.error(APIError(.api)), .ping])
        #expect(wrong("{do: reset}, {ping: 1}", ", unchecked: true").count == 1)
    }

    @Test(arguments: ["{event: {type: \"a\\nb\"}}", "{event: {type: a}, name: \"a\\rb\"}"])
    func aNameIsOneLine(step: String) {
        #expect(wrong(step).map { $0.contains("cannot have line breaks") } == [true])
    }
}
