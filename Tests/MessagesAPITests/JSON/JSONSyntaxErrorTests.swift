import MessagesAPI
import Testing

struct JSONSyntaxErrorTests {
    @Test func countsCharactersLinesAndColumns() throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSON(parsing: "{\n  \"ключ😀\":\n    x}") }
        #expect(error.offset == 17)
        #expect(error.line == 3)
        #expect(error.column == 5)
        #expect(error.description == "unexpected character, expected a valid JSON value: line 3 column 5 (char 17)")
    }
}
