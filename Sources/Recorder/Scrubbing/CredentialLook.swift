/// Whether a value looks like a key or a token, where its name makes that likely and does not say it.
enum CredentialLook {
    /// A word is shorter, and so are most names.
    private static let fewestBytesOfToken = 20

    /// How many letters and digits in a row no name has.
    private static let fewestInRow = 16

    /// What is shorter stands in too many places where it means nothing.
    private static let fewestBytesOfCredential = 8

    /// Whether it can be nothing but a token: long, without spaces, and mixed as only machines do it.
    static func isToken(_ value: [UInt8]) -> Bool {
        guard value.count >= fewestBytesOfToken, value.allSatisfy({ $0.isWord || "-.~+/=".utf8.contains($0) }),
            value.contains(where: \.isDigit), value.contains(where: \.isLetter)
        else { return false }
        if SecretShapes.ids(in: value).contains(where: { $0.count >= 32 }) { return true }
        let parts = value.split { !$0.isDigit && !$0.isLetter }
        if parts.contains(where: { $0.count >= fewestInRow && $0.contains(where: \.isDigit) }) { return true }
        let isPath = value.contains(UInt8(ascii: "/")) || value.contains(UInt8(ascii: "."))
        return !isPath && value.contains(where: \.isUpperCase) && value.contains { $0.isLetter && !$0.isUpperCase }
    }

    /// Whether it may be a password or a token: a word with letters and digits that is not the id of something that was asked
    /// for.
    static func isCredential(_ value: [UInt8]) -> Bool {
        value.count >= fewestBytesOfCredential && !value.contains(UInt8(ascii: " "))
            && value.contains(where: \.isDigit) && value.contains(where: \.isLetter)
            && !["req_", "msg_", "toolu_"].contains { value.starts(with: $0.utf8) }
    }
}
