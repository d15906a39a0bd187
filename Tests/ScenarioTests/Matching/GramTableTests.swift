import Testing

@testable import Scenario

struct GramTableTests {
    @Test(arguments: ["a", "ab", "abc", "abcd", "abcdefg", "abcdefgh", "abcdefghi"]) func aTextIsFoundByEachOfItsGrams(
        text: String
    ) {
        for gram in Gram.all(in: text) {
            var table = GramTable()
            table.file(7, under: gram)
            #expect(table.entries(in: text) == [7])
            #expect(table.entries(in: "…\(text)…") == [7])
            #expect(table.entries(in: String(text.dropFirst(text.count - gram.length + 1))) == [])
            #expect(table.entries(in: "zzzzzzzzzzzzzzz") == [])
        }
    }

    @Test func whatIsFiledUnderOneGramIsFoundTogether() {
        var table = GramTable()
        for (entry, text) in ["ab", "b", "ab", "abcd"].enumerated() {
            table.file(entry, under: Gram.all(in: text)[0])
        }
        #expect(table.entries(in: "cab").sorted() == [0, 1, 2])
        #expect(table.entries(in: "abcdab").sorted() == [0, 0, 1, 1, 2, 2, 3])
        #expect(table.entries(in: "") == [])
    }
}
