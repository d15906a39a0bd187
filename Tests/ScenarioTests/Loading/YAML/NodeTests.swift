import Testing

@testable import Scenario

struct NodeTests {
    private func scalar(_ text: String, isPlain: Bool = true) -> Node {
        Node(content: .scalar(Node.Scalar(text: text, isPlain: isPlain)), place: .start)
    }

    private func map(_ keys: String...) -> Node {
        let entries = keys.enumerated().map {
            Node.Entry(key: $1, place: .start, value: scalar("\($0)"))
        }
        return Node(content: .map(entries), place: .start)
    }

    @Test(arguments: [
        ("", "nothing"), ("~", "nothing"), ("null", "nothing"), ("true", "true"), ("False", "False"),
        ("0x1F", "the number 0x1F"), ("1.50", "the number 1.50"), (".inf", "the number .inf"), ("abc", "'abc'"),
        (String(repeating: "é", count: 40), "'\(String(repeating: "é", count: 40))'"),
        (String(repeating: "é", count: 41), "'\(String(repeating: "é", count: 40))…'"),
        (String(repeating: "7", count: 41), "the number \(String(repeating: "7", count: 40))…"),
    ]) func whatIsFoundWithoutQuotes(text: String, found: String) { #expect(scalar(text).found == found) }

    @Test(arguments: ["", "null", "true", "5", "abc"]) func whatIsInQuotesIsText(text: String) {
        let node = scalar(text, isPlain: false)
        #expect(node.found == "the text '\(text)'")
        #expect(node.resolved == .string)
        #expect(!node.isNull)
    }

    @Test func listsAndMapsResolveToNothing() {
        let list = Node(content: .list([scalar("1")]), place: .start)
        #expect(list.found == "a list" && list.resolved == nil && !list.isNull && list.entry("a") == nil)
        #expect(map().found == "a map" && map().resolved == nil && !map().isNull)
    }

    @Test func anEntryIsFoundByItsKey() {
        #expect(map("a", "b").entry("b")?.value.found == "the number 1")
        #expect(map("a", "b").entry("c") == nil)
        #expect(scalar("a").entry("a") == nil)
    }
}
