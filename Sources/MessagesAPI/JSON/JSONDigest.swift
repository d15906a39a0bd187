extension JSON {
    /// A hash that is the same on every machine and in every run, and the same for values that are equal: the order of
    /// members and the spelling of numbers do not count.
    ///
    /// Ids and seeded choices are derived from it. It is no protection against someone who looks for collisions.
    public var digest: UInt64 {
        switch self {
        case .null: Mix.scrambled(1)
        case .bool(let value): Mix.scrambled(value ? 3 : 2)
        case .number(let number): Mix.folded(4 ^ number.digestBits, Mix.secret1)
        case .string(let value): Mix.digest(of: value)
        case .array(let elements):
            elements.reduce(Mix.scrambled(5)) { Mix.folded($0 ^ $1.digest, Mix.secret2) }
        case .object(let object):
            // A sum does not depend on the order, and a member's two halves are folded before they join it.
            object.reduce(Mix.scrambled(6)) {
                $0 &+ Mix.folded(Mix.digest(of: $1.key) ^ Mix.secret3, $1.value.digest ^ Mix.secret1)
            }
        }
    }
}

extension JSONNumber {
    /// Bits that are the same for numbers that are equal.
    fileprivate var digestBits: UInt64 {
        if let int { return UInt64(bitPattern: Int64(int)) }
        return double.bitPattern ^ 0x5555_5555_5555_5555
    }
}

/// Mixing of 64-bit words by folding a 128-bit product, in the manner of wyhash.
private enum Mix {
    static let secret1: UInt64 = 0xA076_1D64_78BD_642F
    static let secret2: UInt64 = 0xE703_7ED1_A0B4_28DB
    static let secret3: UInt64 = 0x8EBC_6AF0_9C88_C6E3

    static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    static func scrambled(_ value: UInt64) -> UInt64 { folded(value ^ secret2, secret3) }

    static func digest(of string: String) -> UInt64 {
        var copy = string
        return copy.withUTF8 { digest(of: UnsafeRawBufferPointer($0)) }
    }

    private static func digest(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = scrambled(UInt64(bytes.count) &+ 7)
        var offset = 0
        while offset + 16 <= bytes.count {
            state = folded(word(bytes, offset) ^ secret1, word(bytes, offset + 8) ^ state)
            offset += 16
        }
        // The rest is shorter than 16 bytes: two words, filled with zeros. The length is already in the state.
        var rest: (UInt64, UInt64) = (0, 0)
        for index in offset..<bytes.count {
            let shift = UInt64((index - offset) & 7) * 8
            if index - offset < 8 {
                rest.0 |= UInt64(bytes[index]) << shift
            } else {
                rest.1 |= UInt64(bytes[index]) << shift
            }
        }
        return folded(rest.0 ^ secret2, folded(rest.1 ^ secret3, state ^ secret1))
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
