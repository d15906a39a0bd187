import Glibc

/// An option that may be given as often as needed, whose values may come from an environment variable, one a line.
///
/// The option goes first: with it, the variable does not count.
struct EnvironmentList: Sendable {
    private let option: String

    /// The list of an option.
    init(_ option: String) { self.option = option }

    /// The values, with those that the command line gives.
    func values(_ given: [String]) -> [String] {
        guard given.isEmpty, let text = getenv(variable) else { return given }
        return String(cString: text).split(separator: "\n").map(String.init)
    }

    /// What messages call the place that the values come from, with those that the command line gives.
    func source(_ given: [String]) -> String { given.isEmpty ? variable : "--\(option)" }

    private var variable: String { "MOCK_CLAUDE_" + option.uppercased() }
}
