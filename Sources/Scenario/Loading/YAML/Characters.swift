extension Problems {
    /// Notes the first character that YAML allows in no file, and says whether there is none.
    func checkCharacters() -> Bool {
        // A file of plain ASCII is gone through by bytes, which takes less time.
        guard source.text.utf8.contains(where: { !Self.isPlain($0) }) else { return true }
        let scalars = source.text.unicodeScalars
        guard let index = scalars.firstIndex(where: { !Self.isAllowed($0) }) else { return true }
        let digits = String(scalars[index].value, radix: 16, uppercase: true)
        let code = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        error(
            #"the character U+\#(code) cannot stand in a file; in double quotes write it as "\u\#(code)""#,
            at: SourceText(String(scalars[..<index])).end
        )
        return false
    }

    private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x0D }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
        default: false
        }
    }
}
