import Testing

@testable import Recorder
@testable import Scenario

struct SecretFormTests {
    private func forms(_ secret: String) -> [String] {
        SecretForm.all(of: secret).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func plainFormsAreListedOnce() {
        #expect(forms("12345678").prefix(2) == ["12345678", "3132333435363738"])
        #expect(forms("a b c 1234").prefix(2) == ["a b c 1234", "a+b+c+1234"])
    }

    @Test func hexadecimalIsOneInEitherCase() {
        #expect(forms("klmn\nopq").dropFirst().prefix(2) == ["6b6c6d6e0a6f7071", "6B6C6D6E0A6F7071"])
        let search = FormSearch(["klmn\nopq"])
        #expect(search.ranges(in: Array("0x6b6c6d6e0a6f707100".utf8)) == [2..<18])
        #expect(search.ranges(in: Array("6b6c6d6e0b6f7071".utf8)) == [])
    }

    @Test func noneIsShorterThanItsHead() {
        for length in 8...20 {
            let secret = String(repeating: "\u{FB}?>~", count: 9).unicodeScalars.prefix(length).reduce(into: "") {
                $0.unicodeScalars.append($1)
            }
            #expect(SecretForm.all(of: secret).allSatisfy { $0.bytes.count >= 8 })
        }
    }

    @Test func base64IsFoundWhateverStandsBesideIt() {
        for length in 8...14 {
            let secret = String("?>~\u{7F}s9/+ab?>~z".prefix(length))
            let search = FormSearch([secret])
            for before in ["", "a", "ab", "abc"] {
                for after in ["", "a", "ab"] {
                    let text = Base64.encode(Array("\(before)\(secret)\(after)".utf8))
                    for text in [text, text.replacing("+", with: "-").replacing("/", with: "_")] {
                        let found = search.ranges(in: Array(text.utf8))
                        // The digits in which a bit of the secret is.
                        let first = before.utf8.count * 8 / 6
                        let last = ((before + secret).utf8.count * 8 + 5) / 6
                        #expect(found == [first..<last], "\(text) of \(secret)")
                    }
                }
            }
        }
    }
}
