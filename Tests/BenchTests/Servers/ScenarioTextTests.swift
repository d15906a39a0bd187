import MessagesAPI
import Testing

@testable import bench

struct ScenarioTextTests {
    private func deltas(_ text: String) throws -> [Int] {
        let content = try JSON(parsing: text)["replies"]?[0]?["content"]?.array ?? []
        return content.map { $0["text"]?.array?.count ?? 0 }
    }

    @Test func `a reply has as many events as were asked for`() throws {
        // A message has three events of its own, and a block two.
        #expect(try deltas(ScenarioText.reply(events: 100)) == [95])
        #expect(try deltas(ScenarioText.reply(events: 300, blocks: 64)).reduce(3 + 2 * 64, +) == 300)
    }

    @Test func `the last rule is asked for`() throws {
        let (text, ask) = ScenarioText.rules(12)
        let rules = try JSON(parsing: text)["replies"]?.array
        #expect(rules?.count == 12)
        #expect(rules?.last?["when"]?["last_user"]?.string == ask)
    }
}
