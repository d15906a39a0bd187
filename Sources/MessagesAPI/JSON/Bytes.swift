/// Words of eight bytes, by which text is looked through.
enum Bytes {
    /// A one in each byte.
    static let ones: UInt64 = 0x0101_0101_0101_0101
    /// The top bit of each byte.
    static let tops: UInt64 = 0x8080_8080_8080_8080

    /// Marks the top bit of the first byte of a word that is a quote, a backslash or a control character, and of some that
    /// come after it.
    @inline(__always)
    static func marks(ofEscapedIn word: UInt64) -> UInt64 {
        // What is taken away leaves the top bit set in bytes that are less than it, or that had it before. A borrow can only
        // mark bytes after the first true hit.
        let quotes = (word ^ (ones &* 0x22)) &- ones
        let backslashes = (word ^ (ones &* 0x5C)) &- ones
        let controls = word &- (ones &* 0x20)
        return (quotes | backslashes | controls) & ~word & tops
    }
}

extension UnsafeRawBufferPointer {
    /// Eight bytes, the first as the lowest.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The first byte from there on that cannot be passed over in a string of JSON; the end when there is none. 16 bytes are
    /// looked at together: nearly all of a request is the inside of long strings.
    @inline(__always)
    func firstStop(from start: Int) -> Int {
        var position = start
        while position + 16 <= count {
            let stop = firstStop(in16From: position)
            position += stop
            if stop < 16 { return position }
        }
        while position < count {
            let byte = self[position]
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            position += 1
        }
        return position
    }

    /// The position, among the 16 bytes from there, of the first that cannot be passed over in a string of JSON, which is one
    /// that must be escaped, or one of a character beyond ASCII; 16 when there is none.
    @inline(__always)
    func firstStop(in16From offset: Int) -> Int {
        let bytes = loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
        // What begins a character beyond ASCII is negative.
        let words =
            Self.words(bytes .< SIMD16(repeating: 0x20)) | Self.words(bytes .== SIMD16(repeating: 0x22))
            | Self.words(bytes .== SIMD16(repeating: 0x5C))
        let low = UInt64(littleEndian: words[0])
        if low != 0 { return low.trailingZeroBitCount / 8 }
        return 8 + UInt64(littleEndian: words[1]).trailingZeroBitCount / 8
    }

    /// A mask as two words, which are joined in one instruction, as masks are not. Each of its bytes is -1 or 0.
    @inline(__always)
    private static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
        // Both are 16 bytes of which any will do.
        unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    }

    /// How many bytes the character beyond ASCII takes that begins there, as UTF-8 is well formed (Unicode, table 3-7);
    /// 0 when it is not.
    func lengthOfCharacter(at offset: Int) -> Int {
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch self[offset] {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0x80...0xBF)
            }
        guard length > 0, offset + length <= count, second.contains(self[offset + 1]) else { return 0 }
        for index in offset + 2..<offset + length where self[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}

extension String {
    /// A string of bytes that are known to be UTF-8.
    init(wellFormed bytes: Slice<UnsafeRawBufferPointer>, isASCII: Bool) {
        let units = UnsafeRawBufferPointer(rebasing: bytes).bindMemory(to: UInt8.self)
        // The caller knows that they are; the span does not outlive the bytes, since the string is a copy.
        self.init(copying: UTF8Span(unchecked: units.span, isKnownASCII: isASCII))
    }
}
