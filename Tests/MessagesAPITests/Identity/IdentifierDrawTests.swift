import Testing

@testable import MessagesAPI

struct IdentifierDrawTests {
    private func letters(_ draw: IdentifierDraw, _ generator: inout SeededGenerator) -> String {
        String(unsafeUninitializedCapacity: draw.count) { letters in
            draw.fill(UnsafeMutableBufferPointer(rebasing: letters[..<draw.count]), from: &generator)
            return draw.count
        }
    }

    @Test func aDrawHasItsLetters() {
        var generator = SeededGenerator(seed: 1)
        #expect(letters(.base58(500), &generator).wholeMatch(of: /[1-9A-HJ-NP-Za-km-z]{500}/) != nil)
        #expect(letters(.base64(500), &generator).wholeMatch(of: /[A-Za-z0-9+\/]{500}/) != nil)
        #expect(letters(.generator, &generator).isEmpty)
    }

    @Test func eachLetterTakesOneNumberAndAGeneratorToo() {
        for (draw, numbers) in [(IdentifierDraw.base58(3), 3), (.base64(4), 4), (.generator, 1)] {
            var (drawn, counted) = (SeededGenerator(seed: 2), SeededGenerator(seed: 2))
            _ = letters(draw, &drawn)
            for _ in 0..<numbers { _ = counted.next() }
            #expect(drawn == counted)
        }
    }
}
