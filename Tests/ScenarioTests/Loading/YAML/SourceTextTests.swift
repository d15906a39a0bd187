import Testing

@testable import Scenario

struct SourceTextTests {
    @Test func aByteOrderMarkIsNoPartOfTheText() { #expect(SourceText("\u{FEFF}a: b").text == "a: b") }

    @Test(arguments: ["a\nbc\nd", "a\r\nbc\r\nd", "a\rbc\rd"]) func linesEndAsInEditors(text: String) {
        let source = SourceText(text)
        expect(source, Place(line: 2, column: 2), isShownAt: 2, 2, in: "bc")
        expect(source, Place(line: 3, column: 1), isShownAt: 3, 1, in: "d")
        #expect(source.end == Place(line: 3, column: 2))
    }

    /// The YAML library counts a line at these characters, editors do not.
    @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"]) func linesDoNotEndAtOtherSeparators(separator: String) {
        let source = SourceText("a\nbc\(separator)def\ng")
        expect(source, Place(line: 3, column: 2), isShownAt: 2, 5, in: "bc\(separator)def")
        expect(source, Place(line: 4, column: 1), isShownAt: 3, 1, in: "g")
    }

    @Test func aPlaceBehindTheEndIsShownOnTheLastLine() {
        expect(SourceText("a\n"), Place(line: 9, column: 1), isShownAt: 2, 1, in: "")
    }

    @Test func aScalarIsFoundByItsPlace() {
        let source = SourceText("a\r\n天気b\n")
        #expect(source.scalar(at: Place(line: 2, column: 2)) == "気")
        #expect(source.scalar(at: Place(line: 9, column: 1)) == nil)
        #expect(source.scalar(at: Place(line: 2, column: 3)) == "b")
        #expect(source.scalar(at: Place(line: 3, column: 1)) == nil)
    }

    private func expect(
        _ source: SourceText,
        _ place: Place,
        isShownAt line: Int,
        _ column: Int,
        in text: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(source.editorPosition(of: place) == (line, column), sourceLocation: sourceLocation)
        #expect(source.shownLine(at: place) == text, sourceLocation: sourceLocation)
    }
}
