/// Compact JSON, spelled another way without a change of meaning.
public enum JSONText {
    /// The text with every character beyond ASCII as `\uXXXX` (RFC 8259, section 7). Such a character can only stand in a
    /// string.
    public static func escaped(_ json: [UInt8]) -> [UInt8] {
        guard json.contains(where: { $0 >= 0x80 }) else { return json }
        return String(decoding: json, as: UTF8.self).utf16.flatMap { unit -> [UInt8] in
            if unit < 0x80 { return [UInt8(unit)] }
            let digits = String(unit, radix: 16)
            return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        }
    }

    /// The text in lines, cut behind its first brace and behind every comma that is in no string. Joined by line feeds, they
    /// are the same value.
    static func lines(_ json: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = 0
        var isInString = false
        var isEscaped = false
        for (index, byte) in json.enumerated() {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: ",") || index == 0 {
                lines.append(Array(json[start...index]))
                start = index + 1
            }
        }
        return lines + [Array(json[start...])]
    }
}
