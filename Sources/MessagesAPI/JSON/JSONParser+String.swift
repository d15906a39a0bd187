extension JSONParser {
    /// Reads the string whose opening quote is next.
    mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        let escaped = try skipToClosingQuote()
        let content = UnsafeRawBufferPointer(rebasing: text[start..<position])
        guard let string = String(validating: content, as: UTF8.self) else {
            throw error("invalid UTF-8 encoding in string", at: start + firstInvalidByte(of: content))
        }
        if !escaped {
            position += 1
            return string
        }
        let end = position
        position = start
        let result = try unescaped(end: end)
        position = end + 1
        return result
    }

    /// Moves to the quote that closes the string, and says whether an escape stands before it.
    private mutating func skipToClosingQuote() throws(JSONSyntaxError) -> Bool {
        var escaped = false
        while true {
            skipPlainBytes()
            switch peek {
            case UInt8(ascii: "\"")?: return escaped
            case UInt8(ascii: "\\")?:
                escaped = true
                if position + 1 >= text.count { throw error("unexpected end of data", at: text.count) }
                position += 2
            case nil: throw error("unexpected end of data")
            default: throw error("unexpected control character in string")
            }
        }
    }

    /// Moves to the next quote, backslash or control character, eight bytes at a time: nearly all of a request is the
    /// inside of long strings.
    private mutating func skipPlainBytes() {
        var position = position
        defer { self.position = position }
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        while position + 8 <= text.count {
            let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            // Marks the top bit of each byte that is less than what is taken away, bytes above 0x7F left out. A borrow
            // can only mark bytes after the first true hit, so the lowest mark is right.
            let (toQuote, toBackslash) = (word ^ (ones &* 0x22), word ^ (ones &* 0x5C))
            let quotes = (toQuote &- ones) & ~toQuote
            let backslashes = (toBackslash &- ones) & ~toBackslash
            let controls = (word &- (ones &* 0x20)) & ~word
            let hits = (quotes | backslashes | controls) & tops
            if hits != 0 {
                position += hits.trailingZeroBitCount / 8
                return
            }
            position += 8
        }
        while position < text.count {
            let byte = text[position]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            position += 1
        }
    }

    /// The string from here to the end, which is known to be valid UTF-8, with its escapes resolved.
    private mutating func unescaped(end: Int) throws(JSONSyntaxError) -> String {
        var failure: JSONSyntaxError?
        // An escape is never shorter than what it stands for, so the result fits in the length of the source.
        let result = String(unsafeUninitializedCapacity: end - position) { output in
            var count = 0
            while position < end {
                let start = position
                skipPlainBytes()
                let run = UnsafeRawBufferPointer(rebasing: text[start..<position])
                UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(output)[count...])
                    .copyMemory(from: run)
                count += run.count
                if position >= end { break }
                if let byte = Self.shortEscape(text[position + 1]) {
                    output[count] = byte
                    count += 1
                    position += 2
                    continue
                }
                do throws(JSONSyntaxError) {
                    for unit in UTF8.encode(try longEscape())! {
                        output[count] = unit
                        count += 1
                    }
                } catch {
                    failure = error
                    return 0
                }
            }
            return count
        }
        if let failure { throw failure }
        return result
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
