import Glibc

/// An option that may be given as often as needed, whose values may come from an environment variable, one a line.
///
/// The option goes first: with it, the variable does not count.
struct EnvironmentList: Sendable {
    private let variable: String

    /// The list of an option.
    init(_ option: String) { variable = "MOCK_CLAUDE_" + option.uppercased() }

    /// The values, with those that the command line gives.
    func values(_ given: [String]) -> [String] {
        guard given.isEmpty, let text = getenv(variable) else { return given }
        return String(cString: text).split(separator: "\n").map(String.init)
    }
}
