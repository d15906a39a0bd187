import Testing

@testable import Scenario

struct Base64ReaderTests {
    @Test(arguments: [("aGk=", "hi"), ("''", ""), (#""aG\n k=""#, "hi"), ("1234", "\u{D7}m\u{F8}")])
    func bytesAreRead(text: String, characters: String) {
        let (value, problems) = read(text, by: Base64.read)
        #expect(value == characters.unicodeScalars.map { UInt8($0.value) })
        #expect(problems == [])
    }

    @Test(arguments: [
        ("aGk", "1:1: error: expected base64 with its padding, found 'aGk'"),
        ("[a]", "1:1: error: expected text, found a list"),
    ]) func anythingElseIsAnError(text: String, problem: String) {
        #expect(read(text, by: Base64.read).problems == [problem])
    }
}
