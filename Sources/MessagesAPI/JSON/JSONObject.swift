/// The members of a JSON object, in the order in which they were written.
///
/// A name that is given twice counts once: the last value holds, at the place of the first.
public struct JSONObject: Sendable {
    private var members: [(key: String, value: JSON)] = []

    /// An object of these members.
    public init(_ members: some Sequence<(String, JSON)> = []) {
        for (key, value) in members { self[key] = value }
    }

    /// Members that are known to have distinct names, which saves looking each one up.
    init(distinct members: [(key: String, value: JSON)]) { self.members = members }

    /// The value of a name. Setting nil removes the member; a new name goes to the end.
    public subscript(key: String) -> JSON? {
        get { members.first { $0.key == key }?.value }
        set {
            let index = members.firstIndex { $0.key == key }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((key, value))
            case (nil, nil): break
            }
        }
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
}

extension JSONObject: RandomAccessCollection {
    /// The first member's position.
    public var startIndex: Int { 0 }
    /// One past the last member's position.
    public var endIndex: Int { members.count }
    /// The member at that position.
    public subscript(position: Int) -> (key: String, value: JSON) { members[position] }
}

extension JSONObject: Hashable {
    /// Objects are equal when they have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.key] == $0.value }
    }

    /// Hashes the members without their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in members {
            var member = Hasher()
            member.combine(key)
            member.combine(value)
            sum &+= member.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// An object whose members keep the order in which they are written.
    public init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}
