import Testing

@testable import MessagesAPI

struct StandInsTests {
    private let draws: [IdentifierDraw] = [.base58(20), .generator, .base58(22), .base64(196), .base58(22)]

    @Test func noLetterIsInItsPlaceInBothSets() {
        for draw in 0..<60 {
            let (first, second) = (
                StandIns.Side.first.letters(forDraw: draw, count: 22),
                StandIns.Side.second.letters(forDraw: draw, count: 22)
            )
            #expect(zip(first, second).allSatisfy { $0 != $1 })
        }
        #expect((StandIns.Side.first.number(digits: 3), StandIns.Side.second.number(digits: 3)) == (111, 222))
    }

    @Test func eachDrawHasLettersOfItsOwn() {
        for side in [StandIns.Side.first, .second] {
            #expect(Set((0..<800).map { side.letters(forDraw: $0, count: 20) }).count == 800)
        }
    }

    @Test func aValueIsFoundByBothOfItsTexts() {
        let standIns = StandIns(of: draws, digits: 3)
        #expect(standIns.drawnCount == 260)
        func value(_ draw: Int, _ other: Int, count: Int) -> Range<Int>? {
            standIns.value(
                StandIns.Side.first.letters(forDraw: draw, count: count)[...],
                StandIns.Side.second.letters(forDraw: other, count: count)[...]
            )
        }
        #expect(value(0, 0, count: 20) == 0..<20)
        #expect(value(2, 2, count: 22) == 20..<42)
        #expect(value(3, 3, count: 196) == 42..<238)
        #expect(value(4, 4, count: 22) == 238..<260)
        #expect(standIns.value(Array("111".utf8)[...], Array("222".utf8)[...]) == 260..<263)
        // Another draw's, part of one, and what is none.
        #expect(value(2, 4, count: 22) == nil)
        #expect(value(2, 2, count: 21) == nil)
        #expect(standIns.value(Array("11".utf8)[...], Array("22".utf8)[...]) == nil)
    }

    @Test func identifiersRememberWhatWasDrawn() {
        var ids = Identifiers(standIns: .first)
        let request = ids.request()
        _ = ids.generatorForPlay()
        _ = (ids.message(), ids.signature())
        #expect(ids.drawn == [.base58(20), .generator, .base58(22), .base64(196)])
        #expect(
            request == "req_011C" + String(decoding: StandIns.Side.first.letters(forDraw: 0, count: 20), as: UTF8.self)
        )
    }

    @Test func allLettersAreDrawnAsOneByOne() {
        let ids = Identifiers(seed: 7, session: "s", body: 8, answer: 9)
        var (one, all) = (ids, ids)
        var letters = String(one.request().suffix(20))
        _ = one.generatorForPlay()
        letters += one.message().suffix(22) + one.signature().dropFirst(2).dropLast(2) + one.toolUse().suffix(22)
        #expect(String(decoding: all.letters(of: draws, count: 260), as: UTF8.self) == letters)
        #expect(one.file() == all.file())
    }
}
