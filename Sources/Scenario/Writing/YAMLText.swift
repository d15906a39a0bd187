import MessagesAPI

/// JSON values as YAML 1.2, for people.
enum YAMLText {
    private static let width = 100

    /// A value on one line.
    static func line(_ value: JSON) -> String {
        switch value {
        case .string(let text): scalar(text)
        case .array(let elements): "[" + elements.map(line).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.map { "\(scalar($0.key)): \(line($0.value))" }.joined(separator: ", ") + "}"
        case .null, .bool, .number: value.description
        }
    }

    /// A map with each key on a line of its own, indented. A value stands behind its key where there is room for it, and below
    /// it where not; the maps of a list always have a line each.
    static func block(_ object: JSONObject, indentation: Int = 0) -> [String] {
        object.flatMap { key, value in
            let head = scalar(key) + ":"
            let line = line(value)
            let hasRoom = indentation + head.utf8.count + 1 + line.utf8.count <= width
            if value.isLeaf || hasRoom && !value.hasMaps { return [indented(head + " " + line, indentation)] }
            return [indented(head, indentation)] + below(value, indentation: indentation + 2)
        }
    }

    private static func below(_ value: JSON, indentation: Int) -> [String] {
        switch value {
        case .object(let object): return block(object, indentation: indentation)
        case .array(let elements):
            return elements.flatMap { element -> [String] in
                let line = line(element)
                let hasRoom = indentation + 2 + line.utf8.count <= width
                // A rule is never on one line: somebody will add to it. A map of one key needs no braces.
                let isOpen = element.object.map { indentation == 2 || $0.count == 1 } ?? false
                guard !element.isLeaf, !hasRoom || isOpen || element.hasLists else {
                    return [indented("- " + line, indentation)]
                }
                var lines = below(element, indentation: indentation + 2)
                lines[0] = indented("- " + lines[0].dropFirst(indentation + 2), indentation)
                return lines
            }
        case .null, .bool, .number, .string: return [indented(line(value), indentation)]
        }
    }

    private static func indented(_ line: String, _ indentation: Int) -> String {
        String(repeating: " ", count: indentation) + line
    }

    /// Text without quotes where nobody could take it for anything else; in single quotes, in which JSON is easy to read,
    /// where all of it can be seen; else in double quotes.
    static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        if text.unicodeScalars.allSatisfy(isVisible) { return "'" + quotesDoubled(in: text) + "'" }
        return JSON.string(text).indented
    }

    private static func quotesDoubled(in text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            bytes.append(byte)
            if byte == UInt8(ascii: "'") { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ text: String) -> Bool {
        if Duration(spelled: text) != nil { return text != "0" }
        guard let first = text.utf8.first, isLetter(first) || first == UInt8(ascii: "/") else { return false }
        return text.utf8.allSatisfy { isLetter($0) || "0123456789/_-.".utf8.contains($0) }
            && CoreSchema.resolve(text) == .string
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Whether it may stand in single quotes: YAML breaks lines at the separators, and takes controls in no form but escaped.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
        default: false
        }
    }
}

extension JSON {
    /// Whether there is nothing in it, or only itself.
    fileprivate var isLeaf: Bool {
        switch self {
        case .array(let elements): elements.isEmpty
        case .object(let object): object.isEmpty
        case .null, .bool, .number, .string: true
        }
    }

    /// Whether it is a list with maps in it, or a map with such a list.
    fileprivate var hasMaps: Bool {
        switch self {
        case .array(let elements): elements.contains { $0.object != nil }
        case .object(let object): object.contains { $0.value.hasMaps }
        case .null, .bool, .number, .string: false
        }
    }

    /// Whether it is a map with a list of maps in it.
    fileprivate var hasLists: Bool { object?.contains { $0.value.hasMaps } ?? false }
}
