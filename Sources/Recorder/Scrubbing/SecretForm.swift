internal import Scenario

/// The spellings under which a secret is looked for. Percent-encoding and the escapes of JSON are taken off the text instead.
struct SecretForm: Sendable {
    /// What is looked for.
    let bytes: [UInt8]
    /// How many digits in front of it and behind it hold some bits of the secret and some of its neighbours, in base64.
    var lead = 0
    var trail = 0

    /// All forms of a secret of at least eight bytes, each once. None is shorter than eight bytes.
    static func all(of secret: String) -> [SecretForm] {
        let plain = secret.contains(" ") ? [secret, secret.replacing(" ", with: "+")] : [secret]
        return plain.map { SecretForm(bytes: Array($0.utf8)) }
            + hexadecimal(of: Array(secret.utf8))
            + (0..<3).flatMap { base64(of: Array(secret.utf8), behind: $0) }
    }

    /// Two digits a byte, in small letters and in capitals.
    private static func hexadecimal(of secret: [UInt8]) -> [SecretForm] {
        let digits = secret.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let other = digits.uppercased()
        return (digits == other ? [digits] : [digits, other]).map { SecretForm(bytes: Array($0.utf8)) }
    }

    /// The digits that stand for nothing but the secret when so many bytes stand in front of it, in both alphabets.
    private static func base64(of secret: [UInt8], behind count: Int) -> [SecretForm] {
        let digits = Base64.encode([UInt8](repeating: 0, count: count) + secret).utf8.filter { $0 != UInt8(ascii: "=") }
        let lead = count == 0 ? 0 : 1
        let trail = (count + secret.count) % 3 == 0 ? 0 : 1
        let core = Array(digits[(count + lead)..<(digits.count - trail)])
        let other = core.map { digit -> UInt8 in
            digit == UInt8(ascii: "+") ? UInt8(ascii: "-") : digit == UInt8(ascii: "/") ? UInt8(ascii: "_") : digit
        }
        return (core == other ? [core] : [core, other]).map { SecretForm(bytes: $0, lead: lead, trail: trail) }
    }

    /// The place of the secret in a text in which the form stands there.
    func range(at place: Int, in text: [UInt8]) -> Range<Int> {
        let start = lead == 1 && place > 0 && Self.isDigit(text[place - 1]) ? place - 1 : place
        let end = place + bytes.count
        return start..<(trail == 1 && end < text.count && Self.isDigit(text[end]) ? end + 1 : end)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte.isWord || "+/-".utf8.contains(byte) }
}
