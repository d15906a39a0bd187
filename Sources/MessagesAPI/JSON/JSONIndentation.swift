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
        let room = Self.width - 2 * depth - name
        if !isLonger(than: room) {
            let line = line
            if line.utf8.count <= room { return line }
        }
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

    /// Whether it is surely too long for a line. Only lines that may be short enough are put together: else all that is in a
    /// value would be put together once for each value around it.
    private func isLonger(than room: Int) -> Bool {
        var room = room
        take(from: &room)
        return room < 0
    }

    /// Takes as many bytes as a line of it has at least, until there is no more room.
    private func take(from room: inout Int) {
        switch self {
        case .null, .bool, .number: room -= 1
        case .string(let text): room -= text.utf8.count + 2
        case .array(let elements):
            room -= 2
            for element in elements where room >= 0 { element.take(from: &room) }
        case .object(let object):
            room -= 2
            for (key, value) in object where room >= 0 {
                room -= key.utf8.count + 4
                value.take(from: &room)
            }
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
        let text = JSON.string(string).description
        guard text.unicodeScalars.contains(where: mustBeEscaped) else { return text }
        return text.unicodeScalars.map { scalar in
            guard mustBeEscaped(scalar) else { return String(scalar) }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
    }

    private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}
