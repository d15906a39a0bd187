internal import Timeline

extension Duration {
    private static let units: [(suffix: String, nanoseconds: Double)] = [
        ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
    ]

    /// Reads a duration such as `250ms`, `1.5s` or `2m`.
    static func read(_ node: Node, _ problems: Problems) -> Duration? {
        read(node, expected: "a duration like 250ms, 1.5s or 2m", problems)
    }

    /// Reads a duration where something else could stand too; `expected` says what.
    static func read(_ node: Node, expected: String, _ problems: Problems) -> Duration? {
        guard case .scalar(let scalar) = node.content, let duration = Duration(spelled: scalar.text) else {
            problems.expected(expected, found: node)
            return nil
        }
        guard duration <= longestWait else {
            problems.error("a duration can be a day (1440m) at most", at: node.place)
            return nil
        }
        return duration
    }

    /// The duration that is spelled like in a scenario: `250ms`, `1.5s`, `2m`; nil for anything else.
    package init?(spelled text: String) {
        // The only duration that needs no unit.
        if text == "0" {
            self = .zero
            return
        }
        guard let unit = Self.units.first(where: { text.hasSuffix($0.suffix) }),
            let count = Double(decimal: text.dropLast(unit.suffix.count))
        else { return nil }
        self = .nanoseconds(Int64(min(count * unit.nanoseconds, 1e18).rounded()))
    }
}
