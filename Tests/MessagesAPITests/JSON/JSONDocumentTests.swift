import Testing

@testable import MessagesAPI

struct JSONDocumentTests {
    @Test func aValueIsTheSameReadOrPutTogether() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<200 {
            let value = JSON.odd(using: &generator)
            let parsed = try JSON(parsing: value.encoded())
            #expect(parsed == value && value == parsed)
            #expect(value.read { $0.json } == value)
            #expect(parsed.digest == value.digest)
            #expect(parsed.read { $0.digestOfSpelling } == value.read { $0.digestOfSpelling })
            #expect(parsed.encoded() == value.encoded())
        }
    }

    @Test func whatIsTakenOutOutlivesTheDocument() throws {
        var inner: JSON?
        do {
            let text = #"{"a": {"b": ["x", {"a name that is longer than most": "a text that is longer than a word"}]}}"#
            inner = try JSON(parsing: text)["a"]?["b"]?[1]
        }
        #expect(inner == ["a name that is longer than most": "a text that is longer than a word"])
    }

    @Test func anObjectThatWasReadCanBeChanged() throws {
        var object = try #require(JSON(parsing: #"{"b": 1, "a": {"c": 2}}"#).object)
        object["b"] = nil
        object["d"] = 3
        #expect(JSON.object(object).description == #"{"a":{"c":2},"d":3}"#)
        #expect(object.count == 2 && object.keys == ["a", "d"])
    }

    @Test func nestingHasNoEndWhereNoTextIsRead() {
        let deep = (0..<300).reduce(JSON.null) { inner, _ in ["a": [inner]] }
        #expect(deep.read { $0.json } == deep)
    }
}
