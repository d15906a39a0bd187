extension JSON {
    /// The deepest nesting of arrays and objects that is read; beyond it a text is refused, so that no text can use up
    /// the stack.
    public static let maximumDepth = 200

    /// Reads a text as RFC 8259 has it, with nothing before or after the value but white space. The order of members and
    /// the spelling of numbers are kept.
    ///
    /// A lone surrogate escape (`"\ud83d"`) is refused, as the service does.
    public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        self = try bytes.withUnsafeBytes { text -> Result<JSON, JSONSyntaxError> in
            // The parser holds a pointer into `bytes`, and ends with this closure.
            var parser = JSONParser(text: text)
            do throws(JSONSyntaxError) { return .success(try parser.document()) } catch { return .failure(error) }
        }.get()
    }

    /// Reads a text in the same way.
    public init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }
}

/// A recursive descent over the bytes of one text.
struct JSONParser: ~Copyable {
    let text: UnsafeRawBufferPointer
    var position = 0
    private var depth = 0
    // The parts of all arrays and objects that are still open, those of the innermost on top.
    private var elements = Pile<JSON>(capacity: 16)
    private var members = Pile<JSONObject.Member>(capacity: 16)
    /// The first escape that stands for nothing, in a string whose end is not yet found.
    var badEscape: JSONSyntaxError?
    /// Where strings are put together that have escapes.
    var scratch = Pile<UInt8>(capacity: 64)

    init(text: UnsafeRawBufferPointer) { self.text = text }

    mutating func document() throws(JSONSyntaxError) -> JSON {
        skipWhiteSpace()
        if text.isEmpty { throw error("input is a zero-length, empty document") }
        let value = try value()
        skipWhiteSpace()
        if position < text.count { throw error("unexpected content after document") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSON {
        guard let next = peek else { throw error("unexpected end of data") }
        switch next {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw error("unexpected character, expected a valid JSON value")
        }
    }

    private mutating func array() throws(JSONSyntaxError) -> JSON {
        try enter()
        let outer = elements.count
        skipWhiteSpace()
        if accept("]") { return leave(.array([])) }
        while true {
            elements.push(try value())
            skipWhiteSpace()
            if accept("]") { return leave(.array(elements.take(above: outer))) }
            try expect(",", orSay: "unexpected character, expected a comma or a closing bracket")
            try refuseTrailingComma(before: "]")
        }
    }

    private mutating func object() throws(JSONSyntaxError) -> JSON {
        try enter()
        let outer = members.count
        skipWhiteSpace()
        if accept("}") { return leave(.object([:])) }
        while true {
            guard let next = peek else { throw error("unexpected end of data") }
            guard next == UInt8(ascii: "\"") else {
                throw error("unexpected character, expected a string for object key")
            }
            let name = Name(try string())
            skipWhiteSpace()
            try expect(":", orSay: "unexpected character, expected a colon after object key")
            skipWhiteSpace()
            members.push(JSONObject.Member(name, try value()))
            skipWhiteSpace()
            if accept("}") { return leave(.object(JSONObject(withDuplicates: members.take(above: outer)))) }
            try expect(",", orSay: "unexpected character, expected a comma or a closing brace")
            try refuseTrailingComma(before: "}")
        }
    }

    private mutating func literal(_ spelling: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let start = position
        for index in 0..<spelling.utf8CodeUnitCount {
            guard let next = peek else { throw error("unexpected end of data") }
            guard next == spelling.utf8Start[index] else {
                throw error("unexpected character, expected a valid JSON value", at: start)
            }
            position += 1
        }
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> JSONNumber {
        let start = position
        if accept("-"), !isDigit(peek) { throw error("no digit after minus sign") }
        if accept("0") {
            if isDigit(peek) { throw error("number with leading zero is not allowed", at: position - 1) }
        } else {
            skipDigits()
        }
        if accept(".") {
            if !isDigit(peek) { throw error("no digit after decimal point") }
            skipDigits()
        }
        if accept("e") || accept("E") {
            if !accept("+") { _ = accept("-") }
            if !isDigit(peek) { throw error("no digit after exponent sign") }
            skipDigits()
        }
        return JSONNumber(wellFormed: String(wellFormed: text[start..<position], isASCII: true))
    }
}

// Steps that the rules above are made of.
extension JSONParser {
    var peek: UInt8? { position < text.count ? text[position] : nil }

    func error(_ reason: String, at byte: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(reason, at: byte ?? position, in: text)
    }

    private mutating func skipWhiteSpace() {
        while let next = peek, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { position += 1 }
    }

    private mutating func skipDigits() {
        while isDigit(peek) { position += 1 }
    }

    private func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte &- UInt8(ascii: "0") < 10
    }

    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar, orSay reason: String) throws(JSONSyntaxError) {
        if accept(character) { return }
        throw error(peek == nil ? "unexpected end of data" : reason)
    }

    private mutating func refuseTrailingComma(before end: Unicode.Scalar) throws(JSONSyntaxError) {
        let comma = position - 1
        skipWhiteSpace()
        if peek == UInt8(ascii: end) { throw error("trailing comma is not allowed", at: comma) }
    }

    private mutating func enter() throws(JSONSyntaxError) {
        depth += 1
        if depth > JSON.maximumDepth { throw error("recursion limit reached") }
        position += 1
    }

    private mutating func leave(_ value: JSON) -> JSON {
        depth -= 1
        return value
    }
}
