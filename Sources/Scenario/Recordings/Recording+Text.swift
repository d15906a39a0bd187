import MessagesAPI

extension Recording {
    /// The recording as a file, YAML 1.2, for people to read, compare and change: the keys in one order, and an event or a
    /// line of the body on each line. Reading it gives an equal recording.
    public var text: String {
        var lines = ["recording: \(Self.version)", "request:"]
        lines += Self.fields(request.members, indentation: "  ")
        lines.append("response:")
        lines += Self.fields(response.members, indentation: "  ")
        lines.append("  body:")
        lines += response.entries.map { "    - " + Self.flow($0) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func fields(_ members: JSONObject, indentation: String) -> [String] {
        members.flatMap { key, value in
            let name = indentation + scalar(key) + ":"
            if key == "headers", case .object(let fields) = value {
                return [name] + self.fields(fields, indentation: indentation + "  ")
            }
            if key == "body", value.string == nil {
                return [name + " " + value.indented.replacing("\n", with: "\n  " + indentation)]
            }
            return [name + " " + flow(value)]
        }
    }

    /// A value on one line.
    private static func flow(_ value: JSON) -> String {
        switch value {
        case .string(let text): scalar(text)
        case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.map { "\(scalar($0.key)): \(flow($0.value))" }.joined(separator: ", ") + "}"
        case .null, .bool, .number: value.description
        }
    }

    /// Text without quotes where nobody could take it for anything else; in single quotes, in which JSON is easy to read,
    /// where all of it can be seen; else in double quotes.
    private static func scalar(_ text: String) -> String {
        if isPlain(text) { return text }
        if text.unicodeScalars.allSatisfy(isVisible) { return "'" + text.replacing("'", with: "''") + "'" }
        return JSON.string(text).indented
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
