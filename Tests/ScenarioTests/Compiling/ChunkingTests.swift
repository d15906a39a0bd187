import Testing

@testable import Scenario

struct ChunkingTests {
    @Test func wordsCarryTheWhiteSpaceBeforeThem() {
        #expect(Chunk.word.pieces(of: "It is  32 °C.\nSunny.") == ["It", " is", "  32", " °C.", "\nSunny."])
    }

    @Test func whiteSpaceAtTheEndsIsKept() {
        #expect(Chunk.word.pieces(of: " a b \n") == [" a", " b \n"])
        #expect(Chunk.word.pieces(of: "  ") == ["  "])
    }

    @Test func theEmptyTextHasNoPiece() {
        for chunk in [Chunk.word, .whole, .characters(3)] { #expect(chunk.pieces(of: "") == []) }
    }

    @Test func charactersAreNeverCut() {
        let text = "e\u{301}👩‍👩‍👧🇻🇳\r\nx"
        #expect(Chunk.characters(1).pieces(of: text) == ["e\u{301}", "👩‍👩‍👧", "🇻🇳", "\r\n", "x"])
        #expect(Chunk.characters(2).pieces(of: text) == ["e\u{301}👩‍👩‍👧", "🇻🇳\r\n", "x"])
    }

    @Test(arguments: [Chunk.word, .whole, .characters(1), .characters(7)])
    func piecesJoinToTheText(chunk: Chunk) {
        let text = " The quick\tbrown 狐 jumps   over… \n\nthe lazy 🐕. "
        #expect(chunk.pieces(of: text).joined() == text)
        #expect(chunk.pieces(ofInput: text).joined() == text)
    }

    @Test func inputStartsEmptyAndIsCutEvery12Characters() {
        #expect(Chunk.word.pieces(ofInput: #"{"location":"Hanoi"}"#) == ["", #"{"location":"#, #""Hanoi"}"#])
        #expect(Chunk.characters(8).pieces(ofInput: "{\"a\":1234}") == ["", "{\"a\":123", "4}"])
        #expect(Chunk.whole.pieces(ofInput: "{}") == ["", "{}"])
    }

    @Test(arguments: [0, -1])
    func aPieceHasACharacterAtLeast(count: Int) {
        #expect(Chunk.characters(count).pieces(of: "abc") == ["a", "b", "c"])
    }

    @Test func exactPiecesAreLeftAlone() {
        #expect(Pieces.exact(["Hel", "", "lo there"]).deltas(.characters(1)) == ["Hel", "", "lo there"])
        #expect(Pieces.whole("Hello there").deltas(.word) == ["Hello", " there"])
    }
}
