import MessagesAPI
import Testing

@testable import Scenario

struct YAMLTextTests {
    private func block(_ json: JSON) -> [String] { YAMLText.block(json.object ?? [:]) }

    @Test func aValueStandsBehindItsKeyWhereThereIsRoom() {
        #expect(block(["a": [1, 2], "b": ["c": "d"], "e": [:]]) == ["a: [1, 2]", "b: {c: d}", "e: {}"])
        let long = String(repeating: "x", count: 60)
        #expect(block(["a": [.string(long), .string(long)]]) == ["a:", "  - \(long)", "  - \(long)"])
        #expect(block(["a": ["b": .string(long), "c": .string(long)]]) == ["a:", "  b: \(long)", "  c: \(long)"])
        #expect(block(["a": .string(long + long)]) == ["a: \(long + long)"])
    }

    @Test func aListOfMapsHasALineForEach() {
        #expect(
            block(["a": [["b": [["c": 1, "d": 2], ["e": [1]], 7]], ["f": 1, "g": 2]]])
                == ["a:", "  - b:", "      - {c: 1, d: 2}", "      - e: [1]", "      - 7", "  - f: 1", "    g: 2"]
        )
    }

    @Test(arguments: [
        ("abc", "abc"), ("5ms", "5ms"), ("0", "'0'"), ("true", "'true'"), ("event 5", "'event 5'"), ("it's", "'it''s'"),
        ("a\nb", "\"a\\nb\""), ("", "''"), ("null", "'null'"), ("/v1", "/v1"), ("\u{2028}", "\"\\u2028\""),
    ]) func textIsQuotedWhereItMustBe(text: String, spelled: String) { #expect(YAMLText.scalar(text) == spelled) }
}
