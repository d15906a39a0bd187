extension JSONParser {
    /// Reads the string whose opening quote is next.
    mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        let content = try skipToClosingQuote()
        let bytes = text[start..<position]
        if !content.isValid {
            let invalid = firstInvalidByte(of: UnsafeRawBufferPointer(rebasing: bytes))
            throw error("invalid UTF-8 encoding in string", at: start + invalid)
        }
        if !content.hasEscapes {
            position += 1
            return String(wellFormed: bytes, isASCII: content.isASCII)
        }
        let end = position
        position = start
        let result = try unescaped(end: end, isASCII: content.isASCII)
        position = end + 1
        return result
    }

    /// What was seen of a string on the way to its end.
    private struct Content {
        var hasEscapes = false
        var isASCII = true
        /// Whether it is UTF-8.
        var isValid = true
    }

    /// Moves to the quote that closes the string.
    private mutating func skipToClosingQuote() throws(JSONSyntaxError) -> Content {
        var content = Content()
        while true {
            skipPlainBytes()
            switch peek {
            case UInt8(ascii: "\"")?: return content
            case UInt8(ascii: "\\")?:
                content.hasEscapes = true
                if position + 1 >= text.count { throw error("unexpected end of data", at: text.count) }
                // What cannot be escaped is a character like others, which is looked at next.
                position += text[position + 1] < 0x80 ? 2 : 1
            case let byte? where byte >= 0x80:
                content.isASCII = false
                let length = text.lengthOfCharacter(at: position)
                if length == 0 { content.isValid = false }
                position += max(length, 1)
            case nil: throw error("unexpected end of data")
            default: throw error("unexpected control character in string")
            }
        }
    }

    /// Moves to the next quote, backslash, control character or character beyond ASCII, eight bytes at a time: nearly all of
    /// a request is the inside of long strings.
    @inline(__always)
    private mutating func skipPlainBytes() {
        var position = position
        defer { self.position = position }
        while position + 8 <= text.count {
            let marks = Bytes.marks(ofStopsIn: text.word(at: position))
            if marks != 0 {
                position += marks.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while position < text.count {
            let byte = text[position]
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            position += 1
        }
    }

    /// The string from here to the end, which is known to be valid UTF-8, with its escapes resolved.
    private mutating func unescaped(end: Int, isASCII: Bool) throws(JSONSyntaxError) -> String {
        // No escape is shorter than what it stands for, so the result fits in the length of the source. Up to eight bytes
        // more may be written.
        let output = UnsafeMutableRawPointer(scratch.room(for: end - position + 8))
        var (count, isASCII) = (0, isASCII)
        while true {
            count += copyToBackslash(output + count, end: end)
            if position >= end { break }
            if let byte = Self.shortEscape(text[position + 1]) {
                output.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
                count += 1
                position += 2
            } else {
                let scalar = try longEscape()
                isASCII = isASCII && scalar.isASCII
                for unit in UTF8.encode(scalar)! {
                    output.storeBytes(of: unit, toByteOffset: count, as: UInt8.self)
                    count += 1
                }
            }
        }
        return String(wellFormed: UnsafeRawBufferPointer(start: output, count: count)[...], isASCII: isASCII)
    }

    /// Copies what stands before the next backslash, or before the end, and says how many bytes it was. It may write up to
    /// eight bytes more.
    @inline(__always)
    private mutating func copyToBackslash(_ output: UnsafeMutableRawPointer, end: Int) -> Int {
        let start = position
        var position = position
        defer { self.position = position }
        while position + 8 <= end {
            let word = text.word(at: position)
            output.storeBytes(of: word.littleEndian, toByteOffset: position - start, as: UInt64.self)
            let toBackslash = word ^ (Bytes.ones &* 0x5C)
            let hits = (toBackslash &- Bytes.ones) & ~toBackslash & Bytes.tops
            if hits != 0 {
                position += hits.trailingZeroBitCount / 8
                return position - start
            }
            position += 8
        }
        while position < end, text[position] != UInt8(ascii: "\\") {
            output.storeBytes(of: text[position], toByteOffset: position - start, as: UInt8.self)
            position += 1
        }
        return position - start
    }

    /// What a backslash and that letter stand for; nil when there is more to read, or no such escape.
    private static func shortEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    /// Reads the `\uXXXX` whose backslash is next, and the second half of a surrogate pair.
    private mutating func longEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = position
        position += 2
        guard text[start + 1] == UInt8(ascii: "u") else {
            throw error("invalid escaped character in string", at: start)
        }
        let high = try codeUnit(escapeAt: start)
        if let scalar = Unicode.Scalar(high) { return scalar }
        if UTF16.isTrailSurrogate(high) { throw error("invalid high surrogate in string", at: start) }
        guard accept("\\"), accept("u") else { throw error("no low surrogate in string", at: start) }
        let low = try codeUnit(escapeAt: position - 2)
        guard UTF16.isTrailSurrogate(low) else { throw error("invalid low surrogate in string", at: start) }
        return Unicode.Scalar(0x1_0000 + (UInt32(high) & 0x3FF) << 10 + UInt32(low) & 0x3FF)!
    }

    /// Reads the four hexadecimal digits after `\u`.
    private mutating func codeUnit(escapeAt start: Int) throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw error("invalid escaped sequence in string", at: start)
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }

    private func firstInvalidByte(of content: UnsafeRawBufferPointer) -> Int {
        do {
            _ = try UTF8Span(validating: content.bindMemory(to: UInt8.self).span)
            return 0
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
