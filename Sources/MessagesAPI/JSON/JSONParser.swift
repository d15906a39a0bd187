/// A recursive descent over the bytes of one text.
struct JSONParser: ~Copyable {
    let text: UnsafeRawBufferPointer
    var position = 0
    private var depth = 0
    /// The cells of all that is read.
    private var cells: Pile<JSONCell>
    /// The cells of all arrays and objects that are still open, those of the innermost on top.
    var open = Pile<JSONCell>(capacity: 32)
    /// The first escape that stands for nothing, in a string whose end is not yet found.
    var badEscape: JSONSyntaxError?
    /// The strings that have escapes, without them.
    var apart = Pile<UInt8>(capacity: 64)

    init(text: UnsafeRawBufferPointer) {
        self.text = text
        // Much of most texts is the inside of long strings. Where there are more values, there will be room for them.
        cells = Pile(capacity: 16 + min(text.count / 32, 1 << 14))
    }

    /// What was read.
    consuming func parts() -> JSONDocument.Parts { JSONDocument.Parts(cells: cells, apart: apart) }

    /// Reads the whole text.
    mutating func document() throws(JSONSyntaxError) {
        skipWhiteSpace()
        if text.isEmpty { throw error("input is a zero-length, empty document") }
        // A cell has 32 bits for a place.
        if text.count > UInt32.max { throw error("input is too long") }
        cells.push(try value())
        skipWhiteSpace()
        if position < text.count { throw error("unexpected content after document") }
    }

    @inline(__always)
    private mutating func value() throws(JSONSyntaxError) -> JSONCell {
        // Most values are strings.
        peek == UInt8(ascii: "\"") ? try string() : try otherValue()
    }

    private mutating func otherValue() throws(JSONSyntaxError) -> JSONCell {
        guard let next = peek else { throw error("unexpected end of data") }
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "t"): return try literal("true", .true)
        case UInt8(ascii: "f"): return try literal("false", .false)
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error("unexpected character, expected a valid JSON value")
        }
    }

    private mutating func array() throws(JSONSyntaxError) -> JSONCell {
        try enter()
        let outer = open.count
        var bytes = 0
        skipWhiteSpace()
        if accept("]") { return leaveArray(above: outer, bytes: 0) }
        while true {
            let element = try value()
            open.push(element)
            bytes += Int(element.measure)
            skipWhiteSpace()
            if accept("]") { return leaveArray(above: outer, bytes: bytes) }
            if !accept(",") { throw missing("unexpected character, expected a comma or a closing bracket") }
            skipWhiteSpace()
            if peek == UInt8(ascii: "]") { throw trailingComma() }
        }
    }

    private mutating func leaveArray(above outer: Int, bytes: Int) -> JSONCell {
        depth -= 1
        let (start, count) = (cells.count, open.count - outer)
        open.move(above: outer, to: &cells)
        return JSONCell(arrayAt: start, count: count, bytes: bytes)
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONCell {
        try enter()
        var members = OpenMembers(above: open.count)
        skipWhiteSpace()
        if accept("}") { return leaveObject(members) }
        while true {
            guard peek == UInt8(ascii: "\"") else {
                throw missing("unexpected character, expected a string for object key")
            }
            let name = try string()
            skipWhiteSpace()
            if !accept(":") { throw missing("unexpected character, expected a colon after object key") }
            skipWhiteSpace()
            let fingerprint = Name.fingerprint(of: bytes(of: name))
            members.note(name, fingerprint, among: open)
            open.push(JSONCell(nameLike: name, fingerprint: fingerprint))
            let value = try value()
            open.push(value)
            members.note(value)
            skipWhiteSpace()
            if accept("}") { return leaveObject(members) }
            if !accept(",") { throw missing("unexpected character, expected a comma or a closing brace") }
            skipWhiteSpace()
            if peek == UInt8(ascii: "}") { throw trailingComma() }
        }
    }

    private mutating func leaveObject(_ members: OpenMembers) -> JSONCell {
        depth -= 1
        var members = members
        if members.mayRepeat { removeRepeated(&members) }
        cells.push(JSONCell(bits: members.bits))
        let (start, count) = (cells.count, (open.count - members.start) / 2)
        open.move(above: members.start, to: &cells)
        return JSONCell(objectAt: start, count: count, bytes: members.bytes)
    }

    private mutating func literal(_ spelling: StaticString, _ value: JSONCell) throws(JSONSyntaxError) -> JSONCell {
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

    private mutating func number() throws(JSONSyntaxError) -> JSONCell {
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
        return JSONCell(.number, .isASCII, start: start, count: position - start, measure: position - start)
    }
}

// Steps that the rules above are made of.
extension JSONParser {
    @inline(__always)
    var peek: UInt8? { position < text.count ? text[position] : nil }

    func error(_ reason: String, at byte: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(reason, at: byte ?? position, in: text)
    }

    @inline(__always)
    private mutating func skipWhiteSpace() {
        while let next = peek, next <= 0x20 {
            guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return }
            position += 1
        }
    }

    private mutating func skipDigits() {
        while isDigit(peek) { position += 1 }
    }

    /// The meaning of a string that has been read.
    @inline(__always)
    func bytes(of string: JSONCell) -> UnsafeRawBufferPointer {
        let (start, end) = (string.start, string.start + string.count)
        if !string.traits.contains(.isApart) { return UnsafeRawBufferPointer(rebasing: text[start..<end]) }
        // Nothing is put there before they have been looked at.
        return apart.withBytes { UnsafeRawBufferPointer(rebasing: $0[start..<end]) }
    }

    private func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return byte &- UInt8(ascii: "0") < 10
    }

    @inline(__always)
    mutating func accept(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// What is wrong where something else must stand here.
    private func missing(_ reason: String) -> JSONSyntaxError { error(peek == nil ? "unexpected end of data" : reason) }

    /// What is wrong where a list ends after a comma.
    private func trailingComma() -> JSONSyntaxError {
        let comma = text[..<position].lastIndex(of: UInt8(ascii: ","))
        return error("trailing comma is not allowed", at: comma)
    }

    private mutating func enter() throws(JSONSyntaxError) {
        depth += 1
        if depth > JSON.maximumDepth { throw error("recursion limit reached") }
        position += 1
    }
}
