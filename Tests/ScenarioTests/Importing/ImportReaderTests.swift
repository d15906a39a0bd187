import Testing
import Timeline

@testable import Scenario

struct ImportReaderTests {
    @Test func whatMustBeThereIsToldOf() {
        let found = read("{a: b, c: [1]}") { ImportReader.requiredText("a", in: $0, "a thing", $1) }
        #expect(found.value == "b" && found.problems == [])
        let missing = read("{c: [1]}") { ImportReader.requiredText("a", in: $0, "a thing", $1) }
        #expect(missing.value == nil && missing.problems == ["1:1: error: a thing needs 'a'"])
        let odd = read("7") { ImportReader.requiredText("a", in: $0, "a thing", $1) }
        #expect(odd.problems == ["1:1: error: a thing must be a map, found the number 7"])
    }

    @Test func aBodyIsTextOrNothing() {
        #expect(read("text", by: ImportReader.bytes).value == Array("text".utf8))
        #expect(read("null", by: ImportReader.bytes).value == [])
        #expect(read("[a]", by: ImportReader.bytes).value == nil)
    }

    @Test func aStatusIsThatOfAnAnswer() {
        func status(_ text: String) -> (value: Int?, problems: [String]) {
            read(text) { ImportReader.status($0, of: $0, $1) }
        }
        #expect(status("200").value == 200)
        #expect(status("0").problems == ["1:1: warning: this has no answer but the status 0, and is left out"])
        #expect(status("fine").problems == ["1:1: error: expected a status code, found 'fine'"])
    }

    @Test func aFieldOfHTTP2IsNone() {
        #expect(read("a") { ImportReader.header(":path", $0, at: .start, $1) }.value == nil)
        #expect(read("a") { ImportReader.header("b", $0, at: .start, $1) }.value == Timeline.Header("b", "a"))
    }
}
