import Testing

@testable import Scenario

struct TextExplanationTests {
    private func explain(_ match: TextMatch, _ text: String) -> String {
        #expect(!match.holds(for: text))
        return match.explanation(for: Subject(text))
    }

    @Test func whatATextDoesNotDo() throws {
        #expect(explain(.contains("weather"), "hello") == #""hello" does not contain "weather""#)
        #expect(explain(.contains("W", ignoreCase: true), "hello") == #""hello" does not contain "W" (in any case)"#)
        #expect(explain(.equals("hell"), "hello") == #""hello" does not equal "hell""#)
        #expect(explain(.regex(try TextPattern(regex: "^x")), "hello") == #""hello" does not match /^x/"#)
        #expect(explain(.glob(try TextPattern(glob: "x*")), "hello") == #""hello" does not fit the glob "x*""#)
        #expect(
            explain(.anyOf([.contains("a"), .equals("b")]), "hello") == #""hello" does not contain "a" or equal "b""#
        )
        #expect(
            explain(.anyOf([.contains("a"), .not(.contains("h"))]), "hello")
                == #""hello" does none of: contain "a", not contain "h""#
        )
    }

    @Test func whatATextShouldNotDo() throws {
        #expect(explain(.not(.contains("ell")), "hello") == #""hello" contains "ell""#)
        #expect(explain(.not(.equals("HELLO", ignoreCase: true)), "hello") == #""hello" equals "HELLO" (in any case)"#)
        #expect(
            explain(.not(.regex(try TextPattern(regex: "l+", ignoreCase: true))), "hello")
                == #""hello" matches /l+/ (in any case)"#
        )
        #expect(explain(.not(.glob(try TextPattern(glob: "h*"))), "hello") == #""hello" fits the glob "h*""#)
        #expect(explain(.not(.anyOf([.contains("x"), .contains("h")])), "hello") == #""hello" contains "h""#)
        #expect(explain(.not(.not(.contains("x"))), "hello") == #""hello" does not contain "x""#)
    }

    @Test func aLongTextIsShownWhereItMatters() {
        let text = String(repeating: "a", count: 100) + "secret" + String(repeating: "b", count: 100)
        let head = String(repeating: "a", count: 20)
        #expect(
            explain(.not(.contains("secret")), text)
                == "\"…\(head)secret\(String(repeating: "b", count: 54))…\" contains \"secret\""
        )
        #expect(
            explain(.equals(String(repeating: "a", count: 100) + "X"), text).hasPrefix("\"…\(head)secretbbb")
        )
    }
}
