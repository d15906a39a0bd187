import MessagesAPI
import Testing

@testable import Scenario

struct ScriptedBlocksTests {
    private func events(_ deltas: [String], from index: Int = 0, isWhole: Bool = true) -> [RecordedEvent] {
        let stop: [StreamEvent] = isWhole ? [.contentBlockStop(index: index)] : []
        let all =
            [.contentBlockStart(index: index, .text(""))]
            + deltas.map { StreamEvent.contentBlockDelta(index: index, .text($0)) } + stop
        return RecordedEvent.all(in: all.flatMap { SSEEncoder.encode($0) })
    }

    @Test func aBlockIsFoundWithItsEvents() throws {
        let found = try #require(
            ScriptedBlocks(events(["Hello", " you"])).block(at: 0, messageIndex: 0, takesBegun: false)
        )
        #expect(found.block == .text("Hello you") && found.count == 4)
        #expect(ScriptedBlocks(events(["He"], from: 1)).block(at: 0, messageIndex: 0, takesBegun: false) == nil)
        #expect(ScriptedBlocks(events(["He"])).block(at: 1, messageIndex: 0, takesBegun: false) == nil)
    }

    @Test func aBlockThatIsCutIsOneOnlyWhereItMayBe() throws {
        let blocks = ScriptedBlocks(events(["H", "ey"], isWhole: false))
        #expect(blocks.block(at: 0, messageIndex: 0, takesBegun: false) == nil)
        #expect(blocks.block(at: 0, messageIndex: 0, takesBegun: true)?.block == .text(.exact(["H", "ey"])))
    }

    @Test func theWayOfCuttingThatSparesMostListsIsTaken() {
        #expect(ScriptedBlocks(events(["Hello", " you"])).chunk == .word)
        #expect(ScriptedBlocks(events(["Hello you"])).chunk == .whole)
        #expect(ScriptedBlocks(events(["Hell", "o yo", "u"])).chunk == .characters(4))
        #expect(ScriptedBlocks(events(["Hell", "o", " you"])).chunk == .word)
        let two = events(["Hello", " you"]) + events(["Hello you"], from: 1) + events(["and you"], from: 2)
        #expect(ScriptedBlocks(two).chunk == .whole)
    }
}
