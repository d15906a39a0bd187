extension JSONParser {
    /// Reads the string whose opening quote is next.
    mutating func string() throws(JSONSyntaxError) -> JSONCell {
        let start = position &+ 1
        let stop = text.firstStop(from: start)
        // Most strings have neither escapes nor characters beyond ASCII.
        guard stop < text.count, text[stop] == UInt8(ascii: "\"") else { return try string(from: start, stop: stop) }
        position = stop &+ 1
        let count = stop &- start
        return JSONCell(.string, .isASCII, start: start, count: count, measure: count + 2)
    }

    /// Reads the rest of a string that began at `start` and is plain up to `stop`.
    private mutating func string(from start: Int, stop: Int) throws(JSONSyntaxError) -> JSONCell {
        position = stop
        var content = Content()
        try skipToEscape(&content)
        if text[position] == UInt8(ascii: "\\") { return try unescaped(from: start, &content) }
        try refuseFlaws(in: content, from: start)
        position += 1
        let count = position - 1 - start
        return JSONCell(.string, content.isASCII ? .isASCII : [], start: start, count: count, measure: count + 2)
    }

    /// Reads the rest of a string that began there and whose first escape is next.
    private mutating func unescaped(from start: Int, _ content: inout Content) throws(JSONSyntaxError) -> JSONCell {
        let first = apart.count
        apart.push(copying: text[start..<position])
        while text[position] != UInt8(ascii: "\"") {
            try resolveEscape(&content)
            let run = position
            try skipToEscape(&content)
            apart.push(copying: text[run..<position])
        }
        try refuseFlaws(in: content, from: start)
        position += 1
        let count = apart.count - first
        return JSONCell(
            .string,
            content.isASCII ? [.isASCII, .isApart] : .isApart,
            start: first,
            count: count,
            measure: apart.withBytes { JSON.encodedCount(of: UnsafeRawBufferPointer(rebasing: $0[first...])) }
        )
    }

    /// What was seen of a string on the way to its end.
    private struct Content {
        var isASCII = true
        /// Whether it is UTF-8.
        var isValid = true
    }

    /// Throws what is wrong with a string that ends here. Only now, since a string without an end is worse.
    @inline(__always)
    private func refuseFlaws(in content: Content, from start: Int) throws(JSONSyntaxError) {
        if !content.isValid {
            let invalid = firstInvalidByte(of: UnsafeRawBufferPointer(rebasing: text[start..<position]))
            throw error("invalid UTF-8 encoding in string", at: start + invalid)
        }
        if let badEscape { throw badEscape }
    }

    /// Moves to the next backslash, or to the quote that closes the string.
    @inline(__always)
    private mutating func skipToEscape(_ content: inout Content) throws(JSONSyntaxError) {
        while true {
            position = text.firstStop(from: position)
            switch peek {
            case UInt8(ascii: "\"")?, UInt8(ascii: "\\")?: return
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

    /// Puts what the escape here stands for on the string.
    private mutating func resolveEscape(_ content: inout Content) throws(JSONSyntaxError) {
        let start = position
        if start + 1 >= text.count { throw error("unexpected end of data", at: text.count) }
        if let byte = Self.shortEscape(text[start + 1]) {
            apart.push(byte)
            position += 2
            return
        }
        do throws(JSONSyntaxError) {
            let scalar = try longEscape()
            content.isASCII = content.isASCII && scalar.isASCII
            for unit in UTF8.encode(scalar)! { apart.push(unit) }
        } catch {
            badEscape = badEscape ?? error
            // What cannot be escaped is a character like others, which is looked at next.
            position = start + (text[start + 1] < 0x80 ? 2 : 1)
        }
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
