import Testing

@testable import MessagesAPI

struct JSONEncodingTests {
    @Test func isCompact() {
        let value: JSON = ["a": [1, 2.5, true, nil, [:], []], "b": "x"]
        #expect(value.description == #"{"a":[1,2.5,true,null,{},[]],"b":"x"}"#)
    }

    @Test func escapesOnlyWhatMustBe() {
        let text = "\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{7F}é😀\u{2028}"
        #expect(JSON.string(text).description == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7F}é😀\u{2028}\"")
    }

    @Test func whatIsWrittenCanBeRead() throws {
        let value: JSON = [
            .string(String((0..<0x300).compactMap { Unicode.Scalar($0).map(Character.init) })), "", "\n",
        ]
        #expect(try JSON(parsing: value.encoded()) == value)
    }

    @Test func appends() {
        var bytes = Array("data: ".utf8)
        JSON.object(["type": "ping"]).encode(into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == #"data: {"type":"ping"}"#)
    }

    @Test func theCountNeedsNoBytes() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let value = JSON.odd(using: &generator)
            #expect(value.read { $0.encodedCount } == value.encoded().count)
            let parsed = try JSON(parsing: value.indented)
            #expect(parsed.read { $0.encodedCount } == value.encoded().count, "\(value)")
        }
        for value: JSON in [[], [:], nil, true, false, -1.5, [1, "a", [2]], "\u{0}\u{8}\"\\/\u{1F}é"] {
            #expect(value.read { $0.encodedCount } == value.encoded().count, "\(value)")
        }
        let object: JSON = ["a": 1, "b": "x", "c": nil]
        #expect(object.read { $0.encodedCount(leavingOut: "b") } == #"{"a":1,"c":null}"#.utf8.count)
        #expect((["a": 1] as JSON).read { $0.encodedCount(leavingOut: "a") } == 2)
    }
}
