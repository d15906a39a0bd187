/// Values by name, for the few names that the wire knows, which are looked for in every request.
package struct Choices<Value: Sendable>: Sendable {
    private let fingerprints: [UInt32]
    /// The names, in the order in which they were given.
    let names: [String]
    private let values: [Value]

    /// The value of a name, nil for one that is not among them.
    subscript(name: String) -> Value? {
        let name = Name(name)
        for index in fingerprints.indices where fingerprints[index] == name.fingerprint {
            if names[index].isIdentical(to: name.string) { return values[index] }
        }
        return nil
    }
}

extension Choices: ExpressibleByDictionaryLiteral {
    /// Values by names, none of which is given twice.
    package init(dictionaryLiteral choices: (String, Value)...) {
        fingerprints = choices.map { Name($0.0).fingerprint }
        names = choices.map(\.0)
        values = choices.map(\.1)
    }
}
