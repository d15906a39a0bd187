import Testing

@testable import Scenario

struct ScalarReadersTests {
    @Test(arguments: [("a b", "a b"), ("007", "007"), ("yes", "yes"), ("TRUE", "TRUE"), ("''", ""), ("'~'", "~")])
    func textIsTakenAsItIsSpelled(text: String, expected: String) {
        let (value, problems) = read(text, by: String.read)
        #expect(value == expected)
        #expect(problems == [])
    }

    @Test(arguments: [("~", "nothing"), ("[a]", "a list"), ("{}", "a map")]) func notText(text: String, found: String) {
        let (value, problems) = read(text, by: String.read)
        #expect(value == nil)
        #expect(problems == ["1:1: error: expected text, found \(found)"])
    }

    @Test func namesAreExact() {
        func name(_ text: String, or form: String? = nil) -> (value: String?, problems: [String]) {
            read(text) { String.read($0, oneOf: ["strict", "off"], or: form, "mode", $1) }
        }
        #expect(name("strict").value == "strict")
        #expect(name("'off'").value == "off")
        #expect(name("Strict").value == nil)
        #expect(name("Strict").problems == ["1:1: error: unknown mode 'Strict', did you mean 'strict'?"])
        #expect(name("loud").problems == ["1:1: error: unknown mode 'loud'; expected one of strict, off"])
        #expect(
            name("loud", or: "{a: 1}").problems == [
                "1:1: error: unknown mode 'loud'; expected one of strict, off, {a: 1}"
            ]
        )
        #expect(name("~", or: "{a: 1}").problems == ["1:1: error: expected one of strict, off, {a: 1}, found nothing"])
    }

    @Test func trueAndFalseAreNoText() {
        #expect(read("true", by: Bool.read).value == true)
        #expect(read("False", by: Bool.read).value == false)
        for (text, found) in [("yes", "'yes'"), ("'true'", "the text 'true'"), ("1", "the number 1")] {
            #expect(read(text, by: Bool.read).problems == ["1:1: error: expected true or false, found \(found)"])
        }
    }

    @Test(arguments: [("1", 1), ("0x0A", 10), ("+7", 7), ("9223372036854775807", Int.max)])
    func wholeNumbers(text: String, number: Int) {
        #expect(read(text) { Int.read($0, in: 1...Int.max, $1) }.value == number)
    }

    @Test(arguments: [
        ("0", "the number 0"), ("9223372036854775808", "the number 9223372036854775808"), ("1.0", "the number 1.0"),
        ("1e3", "the number 1e3"), ("'1'", "the text '1'"), ("one", "'one'"),
    ]) func notWholeNumbers(text: String, found: String) {
        let (value, problems) = read(text) { Int.read($0, in: 1...Int.max, $1) }
        #expect(value == nil)
        #expect(problems == ["1:1: error: expected a whole number, 1 or more, found \(found)"])
    }

    @Test func aRangeWithAnEndIsNamed() {
        #expect(
            read("6") { Int.read($0, in: 1...5, $1) }.problems
                == ["1:1: error: expected a whole number from 1 to 5, found the number 6"]
        )
        #expect(
            read("-1") { UInt8.read($0, in: 0...UInt8.max, $1) }.problems
                == ["1:1: error: expected a whole number from 0 to 255, found the number -1"]
        )
        #expect(read("255") { UInt8.read($0, in: 0...UInt8.max, $1) }.value == 255)
    }

    @Test func wrongElementsAreLeftOutOfAList() {
        let (value, problems) = read("[a, [], b, ~]") { [String].read($0, of: "names", $1, String.read) }
        #expect(value == ["a", "b"])
        #expect(problems == ["1:5: error: expected text, found a list", "1:12: error: expected text, found nothing"])
        let none = read("a") { [String].read($0, of: "names", $1, String.read) }
        #expect(none.value == nil)
        #expect(none.problems == ["1:1: error: expected a list of names, found 'a'"])
    }
}
