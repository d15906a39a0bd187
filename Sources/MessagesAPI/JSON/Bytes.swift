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

    /// The first byte from there on that cannot be passed over in a string of JSON; the end when there is none.
    ///
    /// That is one that must be escaped, or one of a character beyond ASCII.
    @inline(__always)
    func firstStop(from start: Int) -> Int {
        // Many strings end soon. Others are long, and nearly all of a request is the inside of those.
        guard start + 16 <= count else { return firstStop(byBytesFrom: start) }
        let stops = stops(at: start)
        return stops.isNone ? firstStop(inLongFrom: start + 16) : start + stops.first
    }

    private func firstStop(inLongFrom start: Int) -> Int {
        var position = start
        while position + 64 <= count {
            let (one, two) = (stops(at: position), stops(at: position + 16))
            let (three, four) = (stops(at: position + 32), stops(at: position + 48))
            if !(one | two | three | four).isNone { break }
            position += 64
        }
        while position + 16 <= count {
            let stops = stops(at: position)
            if !stops.isNone { return position + stops.first }
            position += 16
        }
        return firstStop(byBytesFrom: position)
    }

    private func firstStop(byBytesFrom start: Int) -> Int {
        var position = start
        while position < count {
            let byte = self[position]
            if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
            position += 1
        }
        return position
    }

    /// Which of the 16 bytes from there cannot be passed over in a string of JSON.
    @inline(__always)
    private func stops(at offset: Int) -> Stops {
        let bytes = loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
        // What begins a character beyond ASCII is negative.
        return Stops(bytes .< SIMD16(repeating: 0x20)) | Stops(bytes .== SIMD16(repeating: 0x22))
            | Stops(bytes .== SIMD16(repeating: 0x5C))
    }

    /// Marks of 16 bytes, as two words, which are joined in one instruction, as masks are not.
    private struct Stops {
        /// Each byte is -1 or 0.
        private let words: SIMD2<UInt64>

        @inline(__always)
        init(_ mask: SIMDMask<SIMD16<Int8>>) {
            // Both are 16 bytes of which any will do.
            words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        }

        private init(words: SIMD2<UInt64>) { self.words = words }

        @inline(__always)
        static func | (left: Stops, right: Stops) -> Stops { Stops(words: left.words | right.words) }

        @inline(__always)
        var isNone: Bool { words[0] | words[1] == 0 }

        /// The first byte that is marked, if there is one.
        @inline(__always)
        var first: Int {
            let low = UInt64(littleEndian: words[0])
            if low != 0 { return low.trailingZeroBitCount / 8 }
            return 8 + UInt64(littleEndian: words[1]).trailingZeroBitCount / 8
        }
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
