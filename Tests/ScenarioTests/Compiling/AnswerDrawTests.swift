import MessagesAPI
import Testing

@testable import Scenario

struct AnswerDrawTests {
    @Test func chanceIsUsedWhenANumberIsDrawn() {
        var draw = AnswerDraw(Identifiers(seed: 0, session: "", body: 0, answer: 0))
        #expect(draw.byChance { _ in 5 } == 5)
        #expect(!draw.usesChance)
        _ = draw.byChance { $0.next() }
        #expect(draw.usesChance)
        draw.byChance { _ in }
        #expect(draw.usesChance)
    }

    @Test func eachUseHasNumbersOfItsOwn() {
        var draw = AnswerDraw(Identifiers(seed: 0, session: "", body: 0, answer: 0))
        #expect(draw.byChance { $0.next() } != draw.byChance { $0.next() })
    }
}
