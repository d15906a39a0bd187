/// The members of a JSON object, in the order in which they were written.
///
/// A name that is given twice counts once: the last value holds, at the place of the first. A name is looked up by going
/// through the members, which is the fastest way for as few as the wire has; what a client may make large (comparing,
/// building from many members) takes time in proportion to the number of members only.
public struct JSONObject: Sendable {
    private var storage: Storage

    private enum Storage: Sendable {
        /// Members that were put together.
        case listed([Member])
        /// An object in a document, from which what is asked for is made.
        case parsed(Place)
    }

    /// Where an object stands in a document.
    struct Place: Sendable {
        let document: JSONDocument
        let index: Int
    }

    /// A name and its value. The name's fingerprint stands in what would be padding.
    struct Member: Sendable {
        let key: String
        var value: JSON
        let fingerprint: UInt32

        init(_ name: Name, _ value: JSON) { self.init(name.string, value, fingerprint: name.fingerprint) }

        init(_ key: String, _ value: JSON, fingerprint: UInt32) {
            (self.key, self.value, self.fingerprint) = (key, value, fingerprint)
        }

        /// The same bit as the name's.
        var bit: UInt64 { Name.bit(of: fingerprint) }

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
        storage = .listed(Self.hasDuplicates(members) ? Self.withoutDuplicates(members) : members)
    }

    /// The object at a place.
    init(_ place: Place) { storage = .parsed(place) }

    /// Where the object stands; nil when it is in no document.
    var place: Place? { if case .parsed(let place) = storage { place } else { nil } }

    /// All members. Those of a document are made for it.
    private(set) var members: [Member] {
        get {
            switch storage {
            case .listed(let members): members
            case .parsed(let place):
                place.document.read(at: place.index) { object in
                    object.members.map { name, value in
                        Member(name.text, value.json, fingerprint: name.cell.pointee.measure)
                    }
                }
            }
        }
        set { storage = .listed(newValue) }
    }

    /// The value of a name. Setting nil removes the member; a new name goes to the end.
    public subscript(key: String) -> JSON? {
        get { self[Name(key)] }
        set {
            let name = Name(key)
            var members = members
            storage = .listed([])
            switch (Self.position(of: name, among: members), newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(Member(name, value))
            case (nil, nil): break
            }
            storage = .listed(members)
        }
    }

    /// The value of a name that is kept for being looked for.
    package subscript(name: Name) -> JSON? {
        switch storage {
        case .listed(let members): Self.position(of: name, among: members).map { members[$0].value }
        case .parsed(let place): place.document.read(at: place.index) { $0[name]?.json }
        }
    }

    /// The `type` of a content block, a tool or another tagged object; empty when it has none.
    var type: String { self[.type]?.string ?? "" }

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

    private static func position(of name: Name, among members: [Member]) -> Int? {
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
    public var endIndex: Int {
        switch storage {
        case .listed(let members): members.count
        case .parsed(let place): place.document.read(at: place.index) { $0.members.count }
        }
    }
    /// The member at that position.
    public subscript(position: Int) -> (key: String, value: JSON) {
        switch storage {
        case .listed(let members):
            return (members[position].key, members[position].value)
        case .parsed(let place):
            return place.document.read(at: place.index) { object in
                precondition(object.members.indices.contains(position), "Only members that are there are asked for.")
                let (name, value) = object.members[position]
                return (name.text, value.json)
            }
        }
    }
}

extension JSONObject: Hashable {
    /// Objects are equal when they have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        guard let mine = left.place, let other = right.place else { return areEqual(left.members, right.members) }
        return mine.document.read(at: mine.index) { mine in
            other.document.read(at: other.index) { other in mine.isEqual(to: other) }
        }
    }

    /// Whether the members of two objects are the same, in whatever order.
    static func areEqual(_ mine: [Member], _ others: [Member]) -> Bool {
        guard mine.count == others.count else { return false }
        if zip(mine, others).allSatisfy({ $0.isNamedLike($1) }) {
            return zip(mine, others).allSatisfy { $0.value == $1.value }
        }
        if mine.count <= fewMembers {
            return mine.allSatisfy { member in
                position(of: Name(member.key), among: others).map { others[$0].value } == member.value
            }
        }
        let values = Dictionary(uniqueKeysWithValues: others.map { (ExactString($0.key), $0.value) })
        return mine.allSatisfy { values[ExactString($0.key)] == $0.value }
    }

    /// Hashes the members without their order.
    public func hash(into hasher: inout Hasher) { hasher.combine(JSON.object(self).digest) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object whose members keep the order in which they are written.
    public init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}
