extension JSON {
    /// A hash that is the same on every machine and in every run, and the same for values that are equal: the order of
    /// members and the spelling of numbers do not count.
    ///
    /// Ids and seeded choices are derived from it. It is no protection against someone who looks for collisions.
    public var digest: UInt64 {
        switch self {
        case .null: Mix.null
        case .bool(let value): Mix.digest(of: value)
        case .number(let number): Mix.digest(of: number)
        case .string(let text): text.withBytes { Mix.digest(of: $0) }
        case .array, .object: read { $0.digest }
        }
    }

    /// The digest of an array whose elements have these digests.
    package static func digest(ofArrayOf elements: UInt64...) -> UInt64 {
        elements.reduce(Mix.array, Mix.joined)
    }
}

extension JSONObject {
    /// The digest that the object would have with some members set to other values, or with nil left out; without a copy.
    package func digest(with changes: [(name: Name, value: JSON?)]) -> UInt64 {
        var digest = JSON.object(self).read { object in
            object.digest { member in !changes.contains { member.isNamed($0.name) } }
        }
        for change in changes {
            guard let value = change.value else { continue }
            let name = change.name.string.withBytes { Mix.digest(of: $0) }
            digest &+= Mix.digest(ofMember: name, value.digest)
        }
        return digest
    }
}

extension JSONNode {
    /// The value's digest.
    var digest: UInt64 {
        switch type {
        case .bool: return Mix.digest(of: cell.pointee.traits.contains(.isTrue))
        case .number: return Mix.digest(of: number)
        case .string: return Mix.digest(of: bytes)
        case .array: return elements.reduce(Mix.array) { Mix.joined($0, $1.digest) }
        case .object: return digest { _ in true }
        default: return Mix.null
        }
    }

    /// The digest of the object with those members only whose names are wanted.
    @inline(__always)
    fileprivate func digest(ofMembersWhere isWanted: (JSONNode) -> Bool) -> UInt64 {
        // A sum does not depend on the order.
        members.reduce(Mix.object) { digest, member in
            guard isWanted(member.name) else { return digest }
            return digest &+ Mix.digest(ofMember: Mix.digest(of: member.name.bytes), member.value.digest)
        }
    }

    /// A hash that is the same only for values that are spelled alike: the order of members and the spelling of numbers
    /// count.
    var digestOfSpelling: UInt64 {
        switch type {
        case .number: Mix.joined(Mix.number, Mix.digest(of: bytes))
        case .array: elements.reduce(Mix.array) { Mix.joined($0, $1.digestOfSpelling) }
        case .object:
            members.reduce(Mix.object) { digest, member in
                Mix.joined(Mix.joined(digest, Mix.digest(of: member.name.bytes)), member.value.digestOfSpelling)
            }
        default: digest
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
    private static let secret1: UInt64 = 0xA076_1D64_78BD_642F
    private static let secret2: UInt64 = 0xE703_7ED1_A0B4_28DB
    private static let secret3: UInt64 = 0x8EBC_6AF0_9C88_C6E3

    // What the digest of a value begins with that is not a text.
    static let null = scrambled(1)
    static let array = scrambled(5)
    static let object = scrambled(6)
    static let number = scrambled(8)

    static func digest(of value: Bool) -> UInt64 { scrambled(value ? 3 : 2) }

    static func digest(of number: JSONNumber) -> UInt64 { folded(4 ^ number.digestBits, secret1) }

    /// What a member adds to its object's digest: its two halves, folded before they join it.
    static func digest(ofMember name: UInt64, _ value: UInt64) -> UInt64 { folded(name ^ secret3, value ^ secret1) }

    private static func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    private static func scrambled(_ value: UInt64) -> UInt64 { folded(value ^ secret2, secret3) }

    static func joined(_ state: UInt64, _ element: UInt64) -> UInt64 { folded(state ^ element, secret2) }

    static func digest(of bytes: UnsafeRawBufferPointer) -> UInt64 {
        let count = bytes.count
        var state = scrambled(UInt64(count) &+ 7)
        guard count > 0, let base = bytes.baseAddress else { return ended(state, 0, 0) }
        var offset = 0
        while offset &+ 16 <= count {
            state = folded(word(base, offset) ^ secret1, word(base, offset &+ 8) ^ state)
            offset &+= 16
        }
        let (low, high) = rest(of: base, count: count, from: offset)
        return ended(state, low, high)
    }

    @inline(__always)
    private static func ended(_ state: UInt64, _ low: UInt64, _ high: UInt64) -> UInt64 {
        folded(low ^ secret2, folded(high ^ secret3, state ^ secret1))
    }

    /// The last bytes, fewer than 16: two words, filled with zeros. The length is already in the state.
    @inline(__always)
    private static func rest(
        of bytes: UnsafeRawPointer,
        count: Int,
        from offset: Int
    ) -> (low: UInt64, high: UInt64) {
        let rest = count &- offset
        if rest == 0 { return (0, 0) }
        if count >= 8 {
            // Bytes before the rest that are read with it are shifted out.
            let last = word(bytes, count - 8)
            if rest <= 8 { return (last >> UInt64(64 &- 8 &* rest), 0) }
            return (word(bytes, offset), last >> UInt64(128 &- 8 &* rest))
        }
        if count >= 4 { return (half(bytes, 0) | half(bytes, count - 4) << UInt64(8 * (count - 4)), 0) }
        // Some of three bytes may be the same one.
        let (middle, last) = (count / 2, count - 1)
        return (
            byte(bytes, 0) | byte(bytes, middle) << UInt64(8 * middle) | byte(bytes, last) << UInt64(8 * last), 0
        )
    }

    private static func byte(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(bytes.load(fromByteOffset: offset, as: UInt8.self))
    }

    private static func word(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    private static func half(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
}
