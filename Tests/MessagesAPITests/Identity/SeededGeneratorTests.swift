import Testing

@testable import MessagesAPI

struct SeededGeneratorTests {
    @Test func theKnownSequenceOfSplitMix64() {
        var generator = SeededGenerator(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in generator.next() }
                == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        )
    }

    @Test func partsAndTheirOrderCount() {
        var first = SeededGenerator(seed: 0, 1, 2)
        var swapped = SeededGenerator(seed: 0, 2, 1)
        var again = SeededGenerator(seed: 0, 1, 2)
        let number = first.next()
        #expect(number == again.next())
        #expect(number != swapped.next())
    }
}
