extension JSON {
    private static let width = 100

    /// The value as JSON for people and files: two spaces of indentation, and whatever fits on a line on one line. It ends
    /// without a line break.
    ///
    /// Characters that YAML takes otherwise than JSON (DEL, the C1 controls, the byte order mark, the line separators) are
    /// escaped, so that the text means the same in both.
    public var indented: String { indented(at: 0) }

    /// The value behind a name of so many bytes.
    private func indented(at depth: Int, behind name: Int = 0) -> String {
        let line = line
        guard 2 * depth + name + line.utf8.count > Self.width else { return line }
        switch self {
        case .array(let elements): return Self.lines("[", elements.map { $0.indented(at: depth + 1) }, "]", depth)
        case .object(let object):
            let members = object.map { key, value in
                let name = Self.text(key) + ": "
                return name + value.indented(at: depth + 1, behind: name.utf8.count)
            }
            return Self.lines("{", members, "}", depth)
        case .null, .bool, .number, .string: return line
        }
    }

    private var line: String {
        switch self {
        case .array(let elements): "[" + elements.map(\.line).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.map { "\(Self.text($0.key)): \($0.value.line)" }.joined(separator: ", ") + "}"
        case .string(let text): Self.text(text)
        case .null, .bool, .number: description
        }
    }

    private static func lines(_ open: String, _ parts: [String], _ close: String, _ depth: Int) -> String {
        let end = "\n" + String(repeating: "  ", count: depth)
        return open + parts.map { end + "  " + $0 }.joined(separator: ",") + end + close
    }

    private static func text(_ string: String) -> String {
        JSON.string(string).description.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
                let digits = String(scalar.value, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: return String(scalar)
            }
        }.joined()
    }
}
