/// The name of a Claude model, taken apart: `claude-3-5-sonnet-20241022`, `claude-opus-4-1`, `claude-fable-5-2`.
struct ModelName: Sendable, Equatable {
    /// `haiku`, `sonnet`, `opus` …; nil when the name has none.
    let line: String?
    /// The version, such as 3.5; nil when the name has none, as `claude-mythos-preview`.
    let version: Version?

    /// A model's version.
    struct Version: Comparable, Sendable {
        let major: Int
        let minor: Int

        static func < (left: Version, right: Version) -> Bool {
            (left.major, left.minor) < (right.major, right.minor)
        }
    }

    /// Takes a name apart; nil when it is no Claude model's.
    init?(_ id: String) {
        guard id.hasPrefix("claude-"), id.utf8.count > "claude-".utf8.count else { return nil }
        let parts = id.dropFirst("claude-".count).split { $0 == "-" || $0 == "." }
        line = parts.first { part in part.allSatisfy { ("a"..."z").contains($0) } && part != "latest" }.map(String.init)
        // A date has eight digits; a version never more than two.
        let numbers = parts.filter { $0.count <= 2 }.compactMap { Int($0) }
        version = numbers.first.map { Version(major: $0, minor: numbers.count > 1 ? numbers[1] : 0) }
    }
}
