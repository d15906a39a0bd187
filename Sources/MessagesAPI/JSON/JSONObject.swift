/// The members of a JSON object, in the order in which they were written.
///
/// A name that is given twice counts once: the last value holds, at the place of the first. A name is looked up by going
/// through the members, which is the fastest way for as few as the wire has; what a client may make large (comparing,
/// building from many members) takes time in proportion to the number of members only.
public struct JSONObject: Sendable {
    private(set) var members: [Member] = []

    /// A name and its value. The name's fingerprint stands in what would be padding.
    struct Member: Sendable {
        let key: String
        var value: JSON
        let fingerprint: UInt32

        init(_ name: Name, _ value: JSON) {
            (key, fingerprint) = (name.string, name.fingerprint)
            self.value = value
        }

        /// The same bit as the name's.
        var bit: UInt64 { 1 << UInt64(fingerprint & 63) }

        func isNamed(_ name: Name) -> Bool { fingerprint == name.fingerprint && key.isIdentical(to: name.string) }

        func isNamedLike(_ other: Member) -> Bool {
            fingerprint == other.fingerprint && key.isIdentical(to: other.key)
        }
    }

    /// Below this number of members, comparing each with each beats hashing them.
    private static let fewMembers = 16

    /// An object of these members.
    public init(_ members: some Sequence<(String, JSON)> = []) {
        self.init(withDuplicates: members.map { Member(Name($0), $1) })
    }

    /// An object of these members, whose array is kept when no name is given twice.
    init(withDuplicates members: [Member]) {
        self.members = Self.hasDuplicates(members) ? Self.withoutDuplicates(members) : members
    }

    /// The value of a name. Setting nil removes the member; a new name goes to the end.
    public subscript(key: String) -> JSON? {
        get { self[Name(key)] }
        set {
            let name = Name(key)
            switch (position(of: name), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name, value))
            case (nil, nil): break
            }
        }
    }

    /// The value of a name that is kept for being looked for.
    package subscript(name: Name) -> JSON? { position(of: name).map { members[$0].value } }

    /// The bits of all names. One whose bit is missing is not among them.
    var bits: UInt64 {
        members.withUnsafeBufferPointer { members in members.indices.reduce(0) { $0 | members[$1].bit } }
    }

    /// Whether the member `type` is that string.
    func isOfType(_ name: Name) -> Bool {
        guard case .string(let type)? = self[.type] else { return false }
        return type.isIdentical(to: name.string)
    }

    /// The names, in order.
    public var keys: [String] { members.map(\.key) }

    /// This object with another's members laid over it: names that both have take the other's value, and two objects
    /// of the same name are merged in the same way.
    public func overlaid(with other: JSONObject) -> JSONObject {
        var result = self
        for (key, value) in other {
            if case .object(let mine)? = result[key], case .object(let theirs) = value {
                result[key] = .object(mine.overlaid(with: theirs))
            } else {
                result[key] = value
            }
        }
        return result
    }

    /// Where the member of that name stands, nil when there is none.
    func position(of name: Name) -> Int? {
        members.withUnsafeBufferPointer { members in
            // The fingerprints come first, so that hardly any other member is looked at.
            for index in members.indices where members[index].fingerprint == name.fingerprint {
                if members[index].key.isIdentical(to: name.string) { return index }
            }
            return nil
        }
    }

    private static func hasDuplicates(_ members: [Member]) -> Bool {
        var bits: UInt64 = 0
        var mayHave = false
        for index in members.indices {
            mayHave = mayHave || bits & members[index].bit != 0
            bits |= members[index].bit
        }
        if !mayHave { return false }
        if members.count > fewMembers { return Set(members.map { ExactString($0.key) }).count < members.count }
        for index in members.indices.dropFirst() {
            for earlier in 0..<index where members[earlier].isNamedLike(members[index]) { return true }
        }
        return false
    }

    private static func withoutDuplicates(_ members: [Member]) -> [Member] {
        var positions: [ExactString: Int] = [:]
        var distinct: [Member] = []
        for member in members {
            if let position = positions[ExactString(member.key)] {
                distinct[position].value = member.value
            } else {
                positions[ExactString(member.key)] = distinct.count
                distinct.append(member)
            }
        }
        return distinct
    }
}

extension JSONObject: RandomAccessCollection {
    /// The first member's position.
    public var startIndex: Int { 0 }
    /// One past the last member's position.
    public var endIndex: Int { members.count }
    /// The member at that position.
    public subscript(position: Int) -> (key: String, value: JSON) {
        (members[position].key, members[position].value)
    }
}

extension JSONObject: Hashable {
    /// Objects are equal when they have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        if zip(left.members, right.members).allSatisfy({ $0.isNamedLike($1) }) {
            return zip(left.members, right.members).allSatisfy { $0.value == $1.value }
        }
        if left.count <= fewMembers {
            return left.members.allSatisfy { right[Name($0.key, fingerprint: $0.fingerprint)] == $0.value }
        }
        let values = Dictionary(uniqueKeysWithValues: right.map { (ExactString($0.key), $0.value) })
        return left.allSatisfy { values[ExactString($0.key)] == $0.value }
    }

    /// Hashes the members without their order.
    public func hash(into hasher: inout Hasher) { hasher.combine(JSON.object(self).digest) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object whose members keep the order in which they are written.
    public init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}
