import Testing

@testable import MessagesAPI

struct ByteSearchTests {
    @Test(
        arguments: [
            ("a", "bab", 1..<2), ("aab", "aaaab", 2..<5), ("abcabd", "abcabcabd", 3..<9), ("aa", "aaa", 0..<2),
            ("ab", "", nil), ("ab", "a", nil), ("abab", "abaabba", nil),
        ] as [(String, String, Range<Int>?)]
    )
    func theFirstPlaceIsFound(_ text: String, _ bytes: String, _ place: Range<Int>?) {
        #expect(ByteSearch(text).first(in: Array(bytes.utf8)[...]) == place)
    }

    @Test func aSliceKeepsItsPlaces() {
        #expect(ByteSearch("ab").first(in: Array("ab ab".utf8)[1...]) == 3..<5)
    }

    /// A search from each byte anew would compare a hundred thousand million of them.
    @Test func whatNearlyFitsEverywhereTakesNoLonger() {
        let text = String(repeating: "-", count: 100_000)
        #expect(ByteSearch(text + "x").first(in: Array(repeating: UInt8(ascii: "-"), count: 1_000_000)[...]) == nil)
    }
}
