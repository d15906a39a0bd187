/// Values by name, for the few names that the wire knows, which are looked for in every request.
package struct Choices<Value: Sendable>: Sendable {
    private let choices: [(name: Name, value: Value)]

    /// The value of a name, nil for one that is not among them.
    subscript(name: String) -> Value? {
        let name = Name(name)
        for index in choices.indices where choices[index].name.isIdentical(to: name) { return choices[index].value }
        return nil
    }

    /// The names, in the order in which they were given.
    var names: [String] { choices.map(\.name.string) }

    /// Whether the name is among them.
    func contains(_ name: String) -> Bool { self[name] != nil }
}

extension Choices: ExpressibleByDictionaryLiteral {
    /// Values by names, none of which is given twice.
    package init(dictionaryLiteral choices: (String, Value)...) {
        self.choices = choices.map { (Name($0), $1) }
    }
}
