/// Values by name, for the few names that the wire knows, which are looked for in every request.
package struct Choices<Value: Sendable>: Sendable {
    private let fingerprints: [UInt32]
    private let keys: [Name]
    private let values: [Value]

    /// The names, in the order in which they were given.
    var names: [String] { keys.map(\.string) }

    /// The value of a name, nil for one that is not among them.
    subscript(name: String) -> Value? { name.withBytes { self[$0] } }

    /// The value that a string names, nil for one that names none and for anything else.
    subscript(name: JSONNode?) -> Value? {
        guard let name, name.type == .string else { return nil }
        return self[name.bytes]
    }

    private subscript(name: UnsafeRawBufferPointer) -> Value? {
        let fingerprint = Name.fingerprint(of: name)
        for index in fingerprints.indices where fingerprints[index] == fingerprint {
            if keys[index].isSpelled(name) { return values[index] }
        }
        return nil
    }
}

extension Choices: ExpressibleByDictionaryLiteral {
    /// Values by names, none of which is given twice.
    package init(dictionaryLiteral choices: (String, Value)...) {
        keys = choices.map { Name($0.0) }
        fingerprints = keys.map(\.fingerprint)
        values = choices.map(\.1)
    }
}
