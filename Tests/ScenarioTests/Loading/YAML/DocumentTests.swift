import MessagesAPI
import Testing

@testable import Scenario

struct DocumentTests {
    /// The JSON of a value, read as the body of an HTTP reply.
    private func json(_ value: String) throws -> String {
        guard case .http(let bytes) = try reply("replies: [{http: {body: \(value)}}]").body else {
            throw Unexpected(value)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("{b: 1.50, c: yes, d: ~, e: [True, '5', 0x10]}", #"{"b":1.50,"c":"yes","d":null,"e":[true,"5",16]}"#),
        ("{z: 1, y: 2, x: 3}", #"{"z":1,"y":2,"x":3}"#),
        ("[!!str 5, !!int '5', ! 5]", #"["5",5,"5"]"#),
    ]) func valuesAreReadByTheCoreSchema(value: String, expected: String) throws {
        #expect(try json(value) == expected)
    }

    @Test func aliasesStandForTheirValue() throws {
        #expect(try json("[&b {x: [1, 2]}, *b]") == #"[{"x":[1,2]},{"x":[1,2]}]"#)
    }

    @Test func mergeKeysFillWhatTheMapDoesNotSay() throws {
        #expect(try json("[&b {x: 1, y: 1}, {<<: *b, y: 3}]") == #"[{"x":1,"y":1},{"y":3,"x":1}]"#)
        #expect(
            try json("{b: &b {x: 1}, c: &c {x: 2, z: 2}, <<: [*b, *c]}")
                == #"{"b":{"x":1},"c":{"x":2,"z":2},"x":1,"z":2}"#
        )
        #expect(try json(#"{"<<": 1}"#) == #"{"<<":1}"#)
    }

    @Test func anErrorInAnAliasedValueIsToldOnce() {
        #expect(
            problems("replies: [&a {text: a, when: {turn: 0}}, *a, *a]")
                == ["1:37: error: expected a whole number, 1 or more, found the number 0"]
        )
    }

    @Test func aBlockScalarIsText() throws {
        let text =
            "replies:\n  - text: |\n      one\n      two\n  - when: {turn: 2}\n    text: >-\n      one\n      two\n"
        guard case .content(let blocks) = try reply(text).body else { return #expect(Bool(false)) }
        #expect(blocks == [.text("one\ntwo\n")])
    }

    @Test func placesBehindAnUnusualLineSeparatorAreThoseOfAnEditor() {
        #expect(
            problems("replies: [{text: \"a\u{2028}b\", txet: 1}]\nsede: 1")
                == [
                    "1:25: error: unknown key 'txet' in a reply, did you mean 'text'?",
                    "2:1: error: unknown key 'sede' in a scenario, did you mean 'seed'?",
                ]
        )
    }

    @Test func manyAliasesAreAllowedWhileTheyStandForLittle() throws {
        let aliases = Array(repeating: "*a", count: 20_000).joined(separator: ", ")
        #expect(try json("[&a 1, \(aliases)]").count == 40_003)
    }

    private func duplicates(_ count: Int) -> [String] {
        problems("replies:\n" + (1...count).map { "  - text: a\n    text: b\n    when: {turn: \($0)}\n" }.joined())
    }

    @Test func allDuplicatesAreTold() {
        let found = duplicates(120)
        #expect(found.count == 120)
        #expect(found.last == "360:5: error: key 'text' is given twice, first on line 359")
    }

    @Test(arguments: [
        ("a: &a x\n*a : 1", "2:1"), ("- &a x\n- - {b: 1, *a : 2}", "2:12"), ("a: &a x\nb:\n  c: {? *a : 1}", "3:9"),
        ("a: &a 1\nb: *a\n? [1, 2]\n: 3", "3:3"), ("a: &a 1\nb: *a\n? {c: d}\n: 3", "3:3"),
    ]) func whereThereAreAliasesAKeyThatIsNoTextEndsTheReading(text: String, place: String) {
        let (value, problems) = read(text, by: JSON.read)
        #expect(value == nil)
        #expect(problems == ["\(place): error: a key must be text, found a list, a map or an alias"])
    }

    @Test(arguments: ["? [1]\n: 2\na: 3", "? {b: c}\n: 2\na: 3", "? &b [1]\n: 2\na: 3"])
    func withoutThemAKeyThatIsNoTextIsToldAndTheRestIsRead(text: String) {
        let (value, problems) = read(text, by: JSON.read)
        #expect(value?.description == #"{"a":3}"#)
        #expect(problems == ["1:3: error: a key must be text, found a list or a map"])
    }

    @Test func anAsteriskIsNotAlwaysAnAlias() {
        let (value, problems) = read("a: &a 1\nb*c: *a\n\"*a\": '*a'\n'*': d*e", by: JSON.read)
        #expect(value?.description == #"{"a":1,"b*c":1,"*a":"*a","*":"d*e"}"#)
        #expect(problems == [])
    }
}
