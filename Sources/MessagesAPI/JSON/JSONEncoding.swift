extension JSON {
    /// The value as compact JSON: no white space, members in their order, only what must be escaped escaped.
    public func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        encode(into: &bytes)
        return bytes
    }

    /// Appends the value as compact JSON.
    public func encode(into bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let number): bytes += number.lexeme.utf8
        case .string(let value): Self.encode(value, into: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                element.encode(into: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in object.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.encode(member.key, into: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.encode(into: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func encode(_ string: String, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        string.withBytes { text in
            // What needs no escape goes over in runs.
            var start = 0
            while true {
                let end = text.firstToEscape(from: start)
                bytes.append(contentsOf: text[start..<end])
                if end == text.count { return }
                appendEscape(of: text[end], to: &bytes)
                start = end + 1
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""): bytes += #"\""#.utf8
        case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
        case 0x08: bytes += #"\b"#.utf8
        case 0x09: bytes += #"\t"#.utf8
        case 0x0A: bytes += #"\n"#.utf8
        case 0x0C: bytes += #"\f"#.utf8
        case 0x0D: bytes += #"\r"#.utf8
        default:
            bytes += #"\u00"#.utf8
            bytes.append(hexDigit(byte >> 4))
            bytes.append(hexDigit(byte & 15))
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

extension JSON {
    /// How many bytes a text has as a string of compact JSON.
    static func encodedCount(of text: UnsafeRawBufferPointer) -> Int {
        var count = 2 + text.count
        var next = text.firstToEscape(from: 0)
        while next < text.count {
            count += addedByEscape(of: text[next])
            next = text.firstToEscape(from: next + 1)
        }
        return count
    }

    /// How many bytes longer a character gets that must be escaped.
    private static func addedByEscape(of byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x08, 0x09, 0x0A, 0x0C, 0x0D: 1
        default: 5
        }
    }
}

extension JSONNode {
    /// How many bytes an object has as compact JSON without the member of a name.
    func encodedCount(leavingOut name: Name) -> Int {
        guard let left = self[name] else { return encodedCount }
        let bytes = name.string.withBytes { JSON.encodedCount(of: $0) } + 1 + left.encodedCount
        return members.count > 1 ? encodedCount - bytes - 1 : encodedCount - bytes
    }
}

extension UnsafeRawBufferPointer {
    /// The first byte from there on that cannot stand in a JSON string as it is: a quote, a backslash or a control character;
    /// the end when there is none.
    fileprivate func firstToEscape(from start: Int) -> Int {
        var position = start
        while position + 8 <= count {
            let hits = Bytes.marks(ofEscapedIn: word(at: position))
            if hits != 0 { return position + hits.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < count, self[position] >= 0x20, self[position] != UInt8(ascii: "\""),
            self[position] != UInt8(ascii: "\\")
        {
            position += 1
        }
        return position
    }
}
