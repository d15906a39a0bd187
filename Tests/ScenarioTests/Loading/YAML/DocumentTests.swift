import MessagesAPI
import Testing

@testable import Scenario

@Suite struct DocumentTests {
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
        let found = duplicates(25)
        #expect(found.count == 25)
        #expect(found.last == "75:5: error: key 'text' is given twice, first on line 74")
    }

    @Test func afterAHundredDuplicatesTheNextEndsTheReading() {
        #expect(duplicates(120) == ["302:5: error: the key 'text' is given twice in one map"])
    }
}
