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
            elements.reduce(Mix.scrambled(5)) { Mix.joined($0, $1.digest) }
        case .object(let object): object.members.reduce(Mix.scrambled(6)) { $0 &+ $1.digest }
        }
    }

    /// A hash that is the same only for values that are spelled alike: the order of members and the spelling of numbers
    /// count.
    package var digestOfSpelling: UInt64 {
        switch self {
        case .null, .bool, .string: digest
        case .number(let number): Mix.joined(Mix.scrambled(8), Mix.digest(of: number.lexeme))
        case .array(let elements): elements.reduce(Mix.scrambled(5)) { Mix.joined($0, $1.digestOfSpelling) }
        case .object(let object):
            object.members.reduce(Mix.scrambled(6)) {
                Mix.joined(Mix.joined($0, Mix.digest(of: $1.key)), $1.value.digestOfSpelling)
            }
        }
    }

    /// The digest of an array whose elements have these digests.
    package static func digest(ofArrayOf elements: UInt64...) -> UInt64 {
        elements.reduce(Mix.scrambled(5), Mix.joined)
    }
}

extension JSONObject {
    /// The digest that the object would have with some members set to other values, or with nil left out; without a copy.
    package func digest(with changes: (name: Name, value: JSON?)...) -> UInt64 {
        var digest = Mix.scrambled(6)
        for member in members where !changes.contains(where: { member.isNamed($0.name) }) { digest &+= member.digest }
        for change in changes {
            if let value = change.value { digest &+= Member(change.name, value).digest }
        }
        return digest
    }
}

extension JSONObject.Member {
    /// What the member adds to its object's digest. A sum does not depend on the order, and a member's two halves are folded
    /// before they join it.
    fileprivate var digest: UInt64 {
        Mix.folded(Mix.digest(of: key) ^ Mix.secret3, value.digest ^ Mix.secret1)
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

    static func joined(_ state: UInt64, _ element: UInt64) -> UInt64 { folded(state ^ element, secret2) }

    static func digest(of string: String) -> UInt64 { string.withBytes { digest(of: $0) } }

    private static func digest(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state = scrambled(UInt64(bytes.count) &+ 7)
        var offset = 0
        while offset + 16 <= bytes.count {
            state = folded(word(bytes, offset) ^ secret1, word(bytes, offset + 8) ^ state)
            offset += 16
        }
        // The rest is shorter than 16 bytes: two words, filled with zeros. The length is already in the state.
        let rest = bytes.count - offset
        let low = word(bytes, offset, of: min(rest, 8))
        let high = word(bytes, offset + 8, of: max(rest - 8, 0))
        return folded(low ^ secret2, folded(high ^ secret3, state ^ secret1))
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The last `count` of the bytes, at most eight, which start at the offset; filled with zeros.
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int, of count: Int) -> UInt64 {
        if count == 0 { return 0 }
        // Bytes before them that are read with them are shifted out.
        if bytes.count >= 8, offset + count == bytes.count {
            return word(bytes, bytes.count - 8) >> UInt64(64 - 8 * count)
        }
        if count == 8 { return word(bytes, offset) }
        return (0..<count).reduce(0) { $0 | UInt64(bytes[offset + $1]) << UInt64(8 * $1) }
    }
}
