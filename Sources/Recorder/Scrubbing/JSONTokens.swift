/// A string or a number in the text of a JSON value, with where it stands.
struct JSONToken {
    /// What it is.
    enum Kind {
        /// The name of a member.
        case key
        /// A string that is a value.
        case string
        /// A number, or true, false or null.
        case literal
    }

    /// What it is.
    let kind: Kind
    /// Where it stands in the text: a string without its quotes.
    let range: Range<Int>
    /// The names on the way to a value; an element of a list has an empty one. Of more than four there are the first two and
    /// the last two, so that tokens of a deeply nested value take no more room than others.
    let path: [String]

    /// The tokens of a text, which may be several values or end anywhere; nil when it is no JSON.
    ///
    /// All that such a text can say is in its tokens: what stands between them is white space and punctuation.
    static func all(in bytes: [UInt8]) -> [JSONToken]? {
        var lexer = JSONLexer(bytes: bytes)
        return lexer.run() ? lexer.tokens : nil
    }
}

/// Goes through a text once. It tells JSON from what is none by the kinds of its tokens, not by their order.
private struct JSONLexer {
    let bytes: [UInt8]
    var tokens: [JSONToken] = []
    private var path: [String] = []
    private var shortPath: [String] { path.count <= 4 ? path : Array(path.prefix(2) + path.suffix(2)) }
    /// For each open bracket whether it is an object's.
    private var isObject: [Bool] = []
    private var isKeyNext = false

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func run() -> Bool {
        // Some put a byte order mark in front.
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = bytes[index...].first { !" \t\r\n".utf8.contains($0) }
        guard let first, "{[\"".utf8.contains(first) else { return false }
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): index += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                isObject.append(bytes[index] == UInt8(ascii: "{"))
                path.append("")
                isKeyNext = isObject.last ?? false
                index += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard isObject.popLast() == (bytes[index] == UInt8(ascii: "}")) else { return false }
                path.removeLast()
                isKeyNext = false
                index += 1
            case UInt8(ascii: ","):
                isKeyNext = isObject.last ?? false
                index += 1
            case UInt8(ascii: ":"):
                isKeyNext = false
                index += 1
            case UInt8(ascii: "\""): index = string(from: index + 1)
            default:
                guard let end = literal(from: index) else { return false }
                index = end
            }
        }
        return true
    }

    /// Takes the string whose contents begin there, and tells what follows it.
    private mutating func string(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        end = min(end, bytes.count)
        if isKeyNext {
            tokens.append(JSONToken(kind: .key, range: start..<end, path: shortPath))
            let key = MappedText(Array(bytes[start..<end]))
            path[path.count - 1] = String(decoding: key.jsonString(key.bytes.indices).bytes, as: UTF8.self)
        } else {
            tokens.append(JSONToken(kind: .string, range: start..<end, path: shortPath))
        }
        return end + 1
    }

    /// Takes the number or the word that begins there, and tells what follows it; nil when it is neither.
    private mutating func literal(from start: Int) -> Int? {
        let rest = bytes[start...]
        let end = rest.firstIndex { !Self.isLiteral($0) } ?? bytes.count
        let text = bytes[start..<end]
        let isNumber =
            text.allSatisfy { "+-.0123456789Ee".utf8.contains($0) } && text.contains { $0 < 0x3A && $0 > 0x2F }
        let isWord = ["true", "false", "null"].contains {
            text.elementsEqual($0.utf8) || end == bytes.count && $0.utf8.starts(with: text)
        }
        guard !text.isEmpty, isNumber || isWord || end == bytes.count && text.elementsEqual("-".utf8) else {
            return nil
        }
        tokens.append(JSONToken(kind: .literal, range: start..<end, path: shortPath))
        return end
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        !" \t\r\n,:[]{}\"".utf8.contains(byte)
    }
}
