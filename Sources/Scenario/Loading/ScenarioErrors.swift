/// Everything that is wrong with one file, a scenario or a recording, in the order of the file.
public struct ScenarioErrors: Error, Sendable, Equatable {
    /// The errors, at least one, with the warnings between them.
    public let diagnostics: [Diagnostic]
}

extension ScenarioErrors: CustomStringConvertible {
    /// The diagnostics, one below the other.
    public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
