import MessagesAPI
import Testing

@testable import Scenario

struct ExcerptTests {
    private let long = String(repeating: "a", count: 100) + "X" + String(repeating: "b", count: 100)

    @Test func aShortTextIsShownWhole() {
        #expect(Excerpt.quoted("say \"hi\"\n") == #""say \"hi\"\n""#)
        let text = String(repeating: "a", count: 80)
        #expect(Excerpt.quoted(text, around: text.endIndex) == "\"\(text)\"")
    }

    @Test func aLongTextIsShownByItsEnds() {
        #expect(
            Excerpt.quoted(long) == "\"\(String(repeating: "a", count: 60))…\(String(repeating: "b", count: 20))\""
        )
    }

    @Test func aLongTextIsShownAroundAPlace() {
        #expect(
            Excerpt.quoted(long, around: long.firstIndex(of: "X"))
                == "\"…\(String(repeating: "a", count: 20))X\(String(repeating: "b", count: 59))…\""
        )
        #expect(Excerpt.quoted(long, around: long.startIndex) == "\"\(String(repeating: "a", count: 80))…\"")
        #expect(Excerpt.quoted(long, around: long.endIndex) == "\"…\(String(repeating: "b", count: 20))\"")
    }

    @Test func aCharacterMayBeAsLongAsAClientLikes() {
        let text = "a" + String(repeating: "\u{301}", count: 1000)
        #expect(Excerpt.quoted(text).unicodeScalars.count == 83)
        #expect(Excerpt.quoted(text, around: text.startIndex).unicodeScalars.count == 83)
        #expect(Excerpt.json(["a": .string(text)]).unicodeScalars.count == 81)
    }

    @Test func aPlaceInsideAScalarCutsAtTheScalar() {
        let text = String(repeating: "é", count: 100)
        let place = text.utf8.index(text.startIndex, offsetBy: 101)
        #expect(Excerpt.quoted(text, around: place) == "\"…\(String(repeating: "é", count: 70))\"")
    }

    @Test func aSecretIsShownByItsEnd() {
        #expect(Secret.masked("abcdefgh1234") == "…1234")
        #expect(Secret.masked("abcdefg1234") == "…")
        #expect(Secret.masked("") == "…")
    }

    @Test func otherValuesAreShownAsJSON() {
        #expect(Excerpt.json(["a": [1, nil]]) == #"{"a":[1,null]}"#)
        #expect(Excerpt.json("a") == "\"a\"")
        #expect(Excerpt.json(.array(Array(repeating: 1, count: 100))).count == 81)
    }
}
