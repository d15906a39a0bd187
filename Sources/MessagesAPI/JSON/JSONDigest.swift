extension JSON {
    /// A hash that is the same on every machine and in every run, and the same for values that are equal: the order of
    /// members and the spelling of numbers do not count.
    ///
    /// Ids and seeded choices are derived from it. It is no protection against someone who looks for collisions.
    public var digest: UInt64 { withUnsafePointer(to: self) { Self.digest(at: $0) } }

    /// The same for a value where it stands, which is not copied for it. The pointer is good until this returns.
    fileprivate static func digest(at value: UnsafePointer<JSON>) -> UInt64 {
        switch value.pointee {
        case .null: return Mix.scrambled(1)
        case .bool(let value): return Mix.scrambled(value ? 3 : 2)
        case .number(let number): return Mix.folded(4 ^ number.digestBits, Mix.secret1)
        case .string(let value): return Mix.digest(of: value)
        case .array(let elements):
            return elements.withUnsafeBufferPointer { elements in
                var digest = Mix.scrambled(5)
                for index in elements.indices {
                    digest = Mix.joined(digest, Self.digest(at: elements.baseAddress! + index))
                }
                return digest
            }
        case .object(let object): return object.digest(with: [])
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
    package func digest(with changes: [(name: Name, value: JSON?)]) -> UInt64 {
        // A sum does not depend on the order.
        var digest = Mix.scrambled(6)
        members.withUnsafeBufferPointer { members in
            for index in members.indices {
                if !changes.isEmpty, changes.contains(where: { members[index].isNamed($0.name) }) { continue }
                digest &+= Member.digest(at: members.baseAddress! + index)
            }
        }
        for change in changes {
            guard let value = change.value else { continue }
            withUnsafePointer(to: Member(change.name, value)) { digest &+= Member.digest(at: $0) }
        }
        return digest
    }
}

extension JSONObject.Member {
    /// What a member adds to its object's digest: its two halves, folded before they join it.
    fileprivate static func digest(at member: UnsafePointer<JSONObject.Member>) -> UInt64 {
        let value = JSON.digest(at: member.pointer(to: \.value)!)
        return Mix.folded(Mix.digest(of: member.pointee.key) ^ Mix.secret3, value ^ Mix.secret1)
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
        let (low, high) = rest(of: bytes, from: offset)
        return folded(low ^ secret2, folded(high ^ secret3, state ^ secret1))
    }

    /// The last bytes, fewer than 16: two words, filled with zeros. The length is already in the state.
    private static func rest(of bytes: UnsafeRawBufferPointer, from offset: Int) -> (low: UInt64, high: UInt64) {
        let (count, rest) = (bytes.count, bytes.count - offset)
        if rest == 0 { return (0, 0) }
        if count >= 8 {
            // Bytes before the rest that are read with it are shifted out.
            let last = word(bytes, count - 8)
            if rest <= 8 { return (last >> UInt64(64 - 8 * rest), 0) }
            return (word(bytes, offset), last >> UInt64(128 - 8 * rest))
        }
        if count >= 4 { return (half(bytes, 0) | half(bytes, count - 4) << UInt64(8 * (count - 4)), 0) }
        // Some of three bytes may be the same one.
        let (middle, last) = (count / 2, count - 1)
        return (
            UInt64(bytes[0]) | UInt64(bytes[middle]) << UInt64(8 * middle) | UInt64(bytes[last]) << UInt64(8 * last), 0
        )
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    private static func half(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
}
