import Testing

@testable import Recorder

struct RedactionsTests {
    private func applied(_ places: [[Range<Int>]], to slices: String...) -> [String] {
        var redactions = Redactions()
        for place in places { redactions.add(place, text: "*") }
        return redactions.applied(to: slices.map { Array($0.utf8) }).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func whatIsTakenOutIsReplacedWhereItBegins() {
        #expect(applied([[1..<3]], to: "abcd") == ["a*d"])
        #expect(applied([[1..<3, 5..<6]], to: "abcdefg") == ["a*deg"])
        #expect(applied([[0..<4]], to: "abcd") == ["*"])
        #expect(applied([], to: "ab", "", "c") == ["ab", "", "c"])
    }

    @Test func theOtherSlicesLoseTheirPart() {
        #expect(applied([[1..<7]], to: "abc", "", "de", "fgh") == ["a*", "", "", "h"])
        #expect(applied([[3..<4]], to: "abc", "def") == ["abc", "*ef"])
        #expect(applied([[2..<4], [5..<7]], to: "abc", "def", "gh") == ["ab*", "e*", "h"])
    }

    @Test func whatOverlapsIsOne() {
        #expect(applied([[4..<6], [1..<3], [2..<5]], to: "abcdefg") == ["a*g"])
        #expect(applied([[0..<1, 3..<4], [3..<5]], to: "abcdef") == ["*bc*f"])
        #expect(applied([[1..<4], [2..<3]], to: "abcde") == ["a*e"])
    }

    @Test func whoseItIsIsKnown() {
        var redactions = Redactions()
        #expect(redactions.isEmpty)
        redactions.add([2..<4], pattern: 1)
        #expect(redactions.hasAny(of: 1, at: [0..<1, 3..<9]))
        #expect(!redactions.hasAny(of: 1, at: [4..<9]))
        #expect(!redactions.hasAny(of: 0, at: [2..<4]))
    }
}
