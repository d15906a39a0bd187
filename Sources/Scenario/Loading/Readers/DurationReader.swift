extension Duration {
    private static let units: [(suffix: String, nanoseconds: Double)] = [
        ("ms", 1_000_000), ("s", 1_000_000_000), ("m", 60_000_000_000),
    ]
    /// No test waits for longer, and sums of times stay far from overflow.
    private static let longest = Duration.seconds(86_400)

    /// Reads a duration such as `250ms`, `1.5s` or `2m`.
    static func read(_ node: Node, _ problems: Problems) -> Duration? {
        read(node, expected: "a duration like 250ms, 1.5s or 2m", problems)
    }

    /// Reads a duration where something else could stand too; `expected` says what.
    static func read(_ node: Node, expected: String, _ problems: Problems) -> Duration? {
        guard case .scalar(let scalar) = node.content, let duration = parse(scalar.text) else {
            problems.expected(expected, found: node)
            return nil
        }
        guard duration <= longest else {
            problems.error("a duration can be a day (1440m) at most", at: node.place)
            return nil
        }
        return duration
    }

    /// Reads a duration above 0.
    static func readPositive(_ node: Node, _ problems: Problems) -> Duration? {
        guard let duration = read(node, problems) else { return nil }
        if duration > .zero { return duration }
        problems.error("the duration must be above 0", at: node.place)
        return nil
    }

    private static func parse(_ text: String) -> Duration? {
        // The only duration that needs no unit.
        if text == "0" { return .zero }
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
            let count = decimal(text.dropLast(unit.suffix.count))
        else { return nil }
        return .nanoseconds(Int64(min(count * unit.nanoseconds, 1e18).rounded()))
    }

    /// A decimal number without a sign or an exponent.
    static func decimal(_ text: Substring) -> Double? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        return Double(text)
    }
}
