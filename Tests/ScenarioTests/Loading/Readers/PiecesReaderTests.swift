import Testing

@testable import Scenario

struct PiecesReaderTests {
    @Test(arguments: [
        ("a b", Pieces.whole("a b")), ("''", .whole("")), ("42", .whole("42")), ("'null'", .whole("null")),
        ("[a, '', 1.50, true]", .exact(["a", "", "1.50", "true"])), ("[]", .exact([])),
    ]) func pieces(text: String, pieces: Pieces) {
        let (value, problems) = read(text, by: Pieces.read)
        #expect(value == pieces)
        #expect(problems == [])
    }

    @Test(arguments: [
        ("~", "1:1: error: expected text, or a list of the exact deltas, found nothing"),
        ("{a: b}", "1:1: error: expected text, or a list of the exact deltas, found a map"),
        ("[a, ~]", "1:5: error: expected text, found nothing"), ("[[a]]", "1:2: error: expected text, found a list"),
    ]) func notPieces(text: String, problem: String) {
        #expect(read(text, by: Pieces.read).problems == [problem])
    }
}
