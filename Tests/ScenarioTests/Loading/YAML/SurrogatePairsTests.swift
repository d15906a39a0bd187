import Testing

@testable import Scenario

struct SurrogatePairsTests {
    @Test(arguments: [
        (#""a\uD83D\uDE00b""#, #""a\U0001F600b""#), (#""\ud83d\ude00\uD83D\uDE01""#, #""\U0001F600\U0001F601""#),
        (#""\uD800\uDC00 \uDBFF\uDFFF""#, #""\U00010000 \U0010FFFF""#),
        (#""\\\uD83D\uDE00 \u0041""#, #""\\\U0001F600 \u0041""#),
        // The first half has no second; the next one has.
        (#""\uD83D\uD83D\uDE00""#, #""\uD83D\U0001F600""#),
    ]) func pairsAreJoined(text: String, joined: String) {
        var pairs = SurrogatePairs()
        let result = pairs.join(in: SourceText(text))
        #expect(result?.text == joined)
        #expect(!pairs.isEmpty)
    }

    @Test(arguments: [
        "", "plain", #""\uD83D""#, #""\uDE00\uD83D""#, #""\uD83D \uDE00""#, #""\uD83D\u0041""#, #""\uD83G\uDE00""#,
        #""\uD83D\uDE0""#, #""\\uD83D\uDE00""#, #""\UD83D\UDE00""#, #""\u+83D\uDE00""#, #""\u00E9\u00E8""#,
    ]) func whatIsNoPair(text: String) {
        var pairs = SurrogatePairs()
        let result = pairs.join(in: SourceText(text))
        #expect(result == nil)
        #expect(pairs.isEmpty)
        #expect(pairs.original(Place(line: 1, column: 40)) == Place(line: 1, column: 40))
    }

    @Test func timeGrowsWithTheSizeOnly() {
        let growth = Growth.fromOnceToFourTimes(400) { count in
            let text = String(repeating: #""\uD83D\uDE00 \#(String(repeating: "x", count: 200))","#, count: count)
            var pairs = SurrogatePairs()
            #expect(pairs.join(in: SourceText(text)) != nil)
            for index in 0..<count {
                #expect(pairs.original(Place(line: 1, column: 214 * index)).column == 216 * index)
            }
        }
        #expect(growth < 9)
    }

    @Test func placesBehindAPairOnItsLineAreMovedBack() throws {
        var pairs = SurrogatePairs()
        let source = SourceText("a: \"\\uD83D\\uDE00\"\nb: \"\\\\\\uD83D\\uDE00-\\uD83D\\uDE00!\"\nc")
        let result = pairs.join(in: source)
        let joined = try #require(result)
        #expect(joined.text == "a: \"\\U0001F600\"\nb: \"\\\\\\U0001F600-\\U0001F600!\"\nc")
        // Each of these characters is not part of an escape, and is found again where the file has it.
        for (line, column) in [(1, 1), (1, 4), (1, 15), (2, 4), (2, 17), (2, 28), (2, 29), (3, 1)] {
            let place = Place(line: line, column: column)
            #expect(source.scalar(at: pairs.original(place)) == joined.scalar(at: place), "\(line):\(column)")
        }
        #expect(pairs.original(Place(line: 1, column: 15)) == Place(line: 1, column: 17))
        #expect(pairs.original(Place(line: 2, column: 28)) == Place(line: 2, column: 32))
        #expect(pairs.original(Place(line: 2, column: 5)) == Place(line: 2, column: 5))
    }
}
