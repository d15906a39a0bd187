import Testing

@testable import MessagesAPI

struct JSONTextTests {
    private func escaped(_ text: String) -> String {
        String(decoding: JSONText.escaped(Array(text.utf8)), as: UTF8.self)
    }

    private func lines(_ text: String) -> [String] {
        JSONText.lines(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        (#"{"a":"b"}"#, #"{"a":"b"}"#), (#""é""#, #""\u00e9""#), (#""°C""#, #""\u00b0C""#),
        ("\"\u{2028}\u{2029}\"", #""\u2028\u2029""#), (#""😀""#, #""\ud83d\ude00""#),
        ("\"\u{7F}\u{80}\"", "\"\u{7F}\\u0080\""),
        (#"{"é":"\\é\n"}"#, #"{"\u00e9":"\\\u00e9\n"}"#), ("\"\u{FFFF}\"", #""\uffff""#),
    ])
    func onlyWhatIsBeyondASCIIIsEscaped(text: String, result: String) { #expect(escaped(text) == result) }

    @Test(arguments: [
        (#"{"a":1,"b":[2,3]}"#, ["{", #""a":1,"#, #""b":[2,"#, "3]}"]),
        (#"{"a":",\",\\","b":0}"#, ["{", #""a":",\",\\","#, #""b":0}"#]), ("{}", ["{", "}"]),
        (#"{"type": "ping"}"#, ["{", #""type": "ping"}"#]), (#""a,b""#, [#""a,b""#]), ("[1,2]", ["[", "1,", "2]"]),
    ])
    func linesEndBehindCommasThatAreInNoString(text: String, result: [String]) { #expect(lines(text) == result) }

    @Test(arguments: 1...100) func bothMeanTheSame(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let value = JSON.odd(using: &generator)
        let text = value.encoded()
        #expect(try JSON(parsing: JSONText.escaped(text)) == value)
        #expect(JSONText.escaped(text).allSatisfy { $0 < 0x80 })
        #expect(try JSON(parsing: Array(JSONText.lines(text).joined(separator: [0x0A]))) == value)
        #expect(Array(JSONText.lines(text).joined()) == text)
    }
}
