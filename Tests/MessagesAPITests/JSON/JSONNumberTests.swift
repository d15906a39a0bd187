import MessagesAPI
import Testing

struct JSONNumberTests {
    private func number(_ text: String) throws -> JSONNumber {
        guard case .number(let number) = try JSON(parsing: text) else { throw CancellationError() }
        return number
    }

    @Test func isEqualByValue() throws {
        #expect(try number("1.50") == number("15e-1"))
        #expect(try number("100") == number("1E2"))
        #expect(try number("-0") == number("0"))
        #expect(try number("9007199254740993") != number("9007199254740992"))
        #expect(try number("0.1") != number("0.2"))
        #expect(try number("1e2").hashValue == number("100").hashValue)
    }

    @Test func givesWholeNumbersOnlyWhenTheyFit() throws {
        #expect(try number("1e3").int == 1000)
        #expect(try number("2.0").int == 2)
        #expect(try number("2.5").int == nil)
        #expect(try number("9223372036854775807").int == Int.max)
        #expect(try number("9223372036854775808").int == nil)
        #expect(try number("1e400").int == nil)
    }

    @Test func whatJSONCannotSpellIsZero() {
        #expect(JSONNumber(Double.infinity).lexeme == "0")
        #expect(JSONNumber(Double.nan).lexeme == "0")
        #expect(JSONNumber(0.1).lexeme == "0.1")
        #expect(JSONNumber(-3).lexeme == "-3")
    }
}
