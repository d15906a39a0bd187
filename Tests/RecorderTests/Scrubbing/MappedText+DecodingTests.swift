import Testing

@testable import Recorder

struct MappedTextDecodingTests {
    private func decoded(_ json: String) -> MappedText {
        let text = MappedText(Array(json.utf8))
        return text.jsonString(text.bytes.indices)
    }

    private func string(_ text: MappedText?) -> String? { text.map { String(decoding: $0.bytes, as: UTF8.self) } }

    @Test(arguments: [
        (#"a\"b\\\/\b\f\n\r\t"#, "a\"b\\/\u{8}\u{c}\n\r\t"), (#"\u0041\u00e9\u20AC"#, "Aé€"), (#"\ud83d\ude00!"#, "😀!"),
        (#"\ud83d!"#, "\u{FFFD}!"), (#"\q\u12"#, #"\q\u12"#), ("a\\", "a\\"), ("", ""),
    ]) func escapesAreTakenOff(json: String, text: String) { #expect(string(decoded(json)) == text) }

    @Test func anEscapeStandsWhereItIsWritten() {
        let text = decoded(#"a\n\u0041b"#)
        #expect(text.origins(of: 1..<2) == [1..<3])
        #expect(text.origins(of: 2..<4) == [3..<10])
    }

    @Test func percentEncodingIsTakenOff() {
        let text = MappedText(Array("a%2Fb%zz%2".utf8)).percentDecoded
        #expect(string(text) == "a/b%zz%2")
        #expect(text?.origins(of: 1..<3) == [1..<5])
        #expect(MappedText(Array("100%".utf8)).percentDecoded == nil)
        #expect(MappedText(Array("abc".utf8)).percentDecoded == nil)
    }

    @Test func whatIsNoTextIsReplaced() {
        let text = MappedText([0x61, 0xFF, 0xC3, 0xA9, 0xE2, 0x82]).repaired
        #expect(string(text) == "a\u{FFFD}é\u{FFFD}\u{FFFD}")
        #expect(text.origins(of: 4..<6) == [2..<4])
    }
}
