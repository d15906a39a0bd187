import MessagesAPI
import Testing

@testable import Scenario

struct BlockFormsTests {
    private func forms(_ start: JSONObject, _ deltas: JSONObject...) -> [Block] {
        BlockForms.all(of: [["content_block": .object(start)]] + deltas.map { ["delta": .object($0)] })
    }

    @Test func theShortestComesFirst() {
        let delta: JSONObject = ["type": "text_delta", "text": "a"]
        #expect(
            forms(["type": "text"], delta)
                == [.text("a"), .text(.exact(["a"])), .custom(block: ["type": "text"], deltas: [delta])]
        )
        let call: JSONObject = ["type": "tool_use", "id": "t", "name": "n", "new": 1]
        let input = forms(call, ["type": "x", "partial_json": ""], ["type": "x", "partial_json": "{}"])
        #expect(input.first == .toolUse(ToolCall(name: "n", id: "t")))
        #expect(input[1] == .toolUse(ToolCall(name: "n", id: "t", input: .text("{}"))))
        #expect(input[2] == .toolUse(ToolCall(name: "n", id: "t", input: .text(.exact(["", "{}"])))))
    }

    @Test func anInputThatIsNoJSONIsText() {
        let call: JSONObject = ["type": "server_tool_use", "id": "t", "name": "n", "caller": ["type": "direct"]]
        let form = forms(call, ["type": "x", "partial_json": "{"]).first
        let extra: JSONObject = ["caller": ["type": "direct"]]
        #expect(form == .serverToolUse(ToolCall(name: "n", id: "t", input: .text("{"), extra: extra)))
    }

    @Test func whatIsNotKnownHasOneForm() {
        #expect(forms(["type": "new"]) == [.custom(block: ["type": "new"])])
        #expect(forms(["type": "redacted_thinking", "data": "d"]).first == .redactedThinking(data: "d"))
        #expect(forms(["kind": "new"]) == [])
        #expect(forms(["type": "new"], ["kind": "new"]) == [])
    }
}
