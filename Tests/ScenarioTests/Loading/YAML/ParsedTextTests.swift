import MessagesAPI
import Testing

@testable import Scenario

struct ParsedTextTests {
    @Test(arguments: ["", "\n\n", "# only a comment\n"]) func anEmptyFile(text: String) {
        let (value, problems) = read(text, by: JSON.read)
        #expect(value == nil)
        #expect(problems == ["1:1: error: the file is empty; a scenario needs 'replies'"])
    }

    @Test func anEmptyDocumentIsNull() {
        let (value, problems) = read("---\n...", by: JSON.read)
        #expect(value == .null)
        #expect(problems == [])
    }

    @Test func everyKeyThatIsGivenTwiceIsToldAndReadsAsItIsWritten() {
        let (value, problems) = read("{ab: 1, 'cd': 2, ab: 3, \"cd\": 4, ab: 5, e: 6}", by: JSON.read)
        #expect(value?.object?.keys == ["ab", "cd", "e"])
        #expect(
            problems == [
                "1:18: error: key 'ab' is given twice, first on line 1",
                "1:25: error: key 'cd' is given twice, first on line 1",
                "1:34: error: key 'ab' is given twice, first on line 1",
            ]
        )
    }

    @Test func aSurrogatePairMovesNoPlace() {
        let (value, problems) = read(#"{"\uD83D\uDE00": 1, "b": 1, "b": 2}"#, by: JSON.read)
        #expect(value?.description == #"{"😀":1,"b":1}"#)
        #expect(problems == ["1:29: error: key 'b' is given twice, first on line 1"])
    }

    @Test func aSurrogatePairBehindADuplicateIsRead() {
        let (value, problems) = read("\"b\": 1\n\"b\": 2\n\"c\": \"\\uD83D\\uDE00\"", by: JSON.read)
        #expect(value?.description == #"{"b":1,"c":"😀"}"#)
        #expect(problems == ["2:1: error: key 'b' is given twice, first on line 1"])
    }

    @Test(arguments: [#"{"\u0041": 1, "\u0041": 2}"#, #"{"\u0041": 1, "A": 2}"#, #"{"\"a": 1, "\"a": 2}"#])
    func aKeyThatStartsWithAnEscapeIsToldOfToo(text: String) {
        let (_, problems) = read(text, by: JSON.read)
        #expect(problems.count == 1)
        #expect(problems.first?.contains("given twice") == true)
    }
}
