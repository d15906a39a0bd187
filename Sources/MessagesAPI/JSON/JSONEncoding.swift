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
    /// How many bytes the value has as compact JSON.
    var encodedCount: Int {
        switch self {
        case .null: 4
        case .bool(let value): value ? 4 : 5
        case .number(let number): number.lexeme.utf8.count
        case .string(let value): Self.encodedCount(of: value)
        case .array(let elements): max(2, elements.reduce(1) { $0 + 1 + $1.encodedCount })
        case .object(let object): object.encodedCount()
        }
    }

    fileprivate static func encodedCount(of string: String) -> Int {
        string.withBytes { text in
            var count = 2 + text.count
            var next = text.firstToEscape(from: 0)
            while next < text.count {
                switch text[next] {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x08, 0x09, 0x0A, 0x0C, 0x0D: count += 1
                default: count += 5
                }
                next = text.firstToEscape(from: next + 1)
            }
            return count
        }
    }
}

extension JSONObject {
    /// How many bytes the object has as compact JSON, without the member of a name if that is left out.
    func encodedCount(leavingOut name: Name? = nil) -> Int {
        var count = 1
        for member in members where name.map({ !member.isNamed($0) }) ?? true {
            count += 2 + JSON.encodedCount(of: member.key) + member.value.encodedCount
        }
        return Swift.max(2, count)
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
