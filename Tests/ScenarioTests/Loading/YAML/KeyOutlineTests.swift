import MessagesAPI
import Testing

@testable import Scenario

@Suite struct KeyOutlineTests {
    @Test(arguments: [
        ("a: &a x\n*a : 1", "2:1"), ("- &a x\n- - {b: 1, *a : 2}", "2:12"), ("a: &a x\nb:\n  c: {? *a : 1}", "3:9"),
        ("a: &a 1\nb: *a\n? [1, 2]\n: 3", "3:3"), ("a: &a 1\nb: *a\n? {c: d}\n: 3", "3:3"),
    ]) func aKeyThatIsNoTextIsFound(text: String, place: String) {
        let (value, problems) = read(text, by: JSON.read)
        #expect(value == nil)
        #expect(problems == ["\(place): error: a key must be text, found a list, a map or an alias"])
    }

    @Test func anAsteriskIsNotAlwaysAnAlias() {
        let (value, problems) = read("a: &a 1\nb*c: *a\n\"*a\": '*a'\n'*': d*e", by: JSON.read)
        #expect(value?.description == #"{"a":1,"b*c":1,"*a":"*a","*":"d*e"}"#)
        #expect(problems == [])
    }

    @Test func withoutAliasesTheDocumentTellsItAndReadsOn() {
        let (value, problems) = read("? [1]\n: 2\na: 3", by: JSON.read)
        #expect(value?.description == #"{"a":3}"#)
        #expect(problems == ["1:3: error: a key must be text, found a list or a map"])
    }
}
