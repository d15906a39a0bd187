import MessagesAPI
import Testing

@testable import Scenario

struct StreamOutlineTests {
    private func outline(_ events: [JSONObject]) -> StreamOutline {
        var outline = StreamOutline()
        outline.accept(events.map { .event($0, name: "") })
        return outline
    }

    private func start(_ index: JSON?, _ type: String = "text") -> JSONObject {
        var event: JSONObject = ["type": "content_block_start", "content_block": ["type": .string(type)]]
        event["index"] = index
        return event
    }

    @Test func nothingYet() {
        let outline = StreamOutline()
        #expect(outline.types.isEmpty && outline.firstType == nil && outline.lastBlockType == nil)
        #expect(outline.nextIndex == 0 && outline.tokens == 0)
    }

    @Test func theFirstTypePassesOverPings() {
        let outline = outline([["type": "ping"], ["type": "message_start"], ["type": "error"]])
        #expect(outline.firstType == "message_start")
        #expect(outline.types == ["ping", "message_start", "error"])
    }

    @Test func indicesRunOnFromTheLastBlock() {
        #expect(outline([start(0), start(1)]).nextIndex == 2)
        #expect(outline([start(7)]).nextIndex == 8)
        #expect(outline([start(0), start(nil)]).nextIndex == 2)
        #expect(outline([start(.number(JSONNumber(Int.max)))]).nextIndex == Int.min)
    }

    @Test func theLastBlockTellsWhoIsCalled() {
        #expect(outline([start(0, "text"), start(1, "tool_use")]).lastBlockType == "tool_use")
        #expect(outline([start(0, "tool_use"), start(1, "text")]).lastBlockType == "text")
    }

    @Test func tokensOfAllDeltasAddUp() {
        let delta: JSONObject = ["type": "content_block_delta", "delta": ["type": "text_delta", "text": "12345"]]
        #expect(outline([delta, delta]).tokens == 4)
        var raw = StreamOutline()
        raw.accept([.raw(SSEEncoder.encode(delta, name: "x"))])
        #expect(raw.tokens == 2)
    }

    @Test(arguments: [
        ("code_execution", true), ("bash_code_execution", true), ("text_editor_code_execution", true),
        ("web_search", false),
    ])
    func toolsOfTheServiceMayRunCode(_ name: String, _ expected: Bool) {
        let call: JSONObject = [
            "type": "content_block_start", "content_block": ["type": "server_tool_use", "name": .string(name)],
        ]
        #expect(outline([call, start(1)]).runsCode == expected)
        #expect(outline([start(0, name + "_tool_result"), start(1)]).runsCode == expected)
        #expect(!outline([start(0, "tool_use")]).runsCode)
    }
}
