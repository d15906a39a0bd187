internal import Timeline

extension Pace {
    /// Reads the name of a pace, or a map of its times.
    static func read(_ node: Node, _ problems: Problems) -> Pace? {
        guard case .map = node.content else {
            let name = String.read(
                node,
                oneOf: named.map(\.name),
                or: "{first: 200ms, between: 15ms}",
                "pace",
                problems
            )
            return named.first { $0.name == name }?.pace
        }
        return MapReader.read(node, "a pace", problems) { map in
            Pace(
                first: map.value("first", Duration.read) ?? .zero,
                between: map.value("between", Duration.read) ?? .zero,
                jitter: map.value("jitter", Jitter.read),
                tokensPerSecond: map.value("tokens_per_second", readRate)
            )
        }
    }

    /// Slower than any person reads, and faster than any model writes.
    private static let rates = 0.001...1_000_000.0

    private static func readRate(_ node: Node, _ problems: Problems) -> Double? {
        switch node.resolved {
        case .integer(let lexeme), .float(let lexeme):
            if let rate = Double(lexeme), rates.contains(rate) { return rate }
        default: break
        }
        problems.expected("a number from 0.001 to 1000000", found: node)
        return nil
    }
}

extension Pace.Jitter {
    /// Reads a share such as `20%`, or a duration.
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Self? {
        let expected = "a share like 20% or a duration like 5ms"
        guard case .scalar(let scalar) = node.content else {
            problems.expected(expected, found: node)
            return nil
        }
        if scalar.text.hasSuffix("%") {
            if let percent = Double(decimal: scalar.text.dropLast()), percent <= 100 { return .share(percent / 100) }
            problems.expected("a share from 0% to 100%", found: node)
            return nil
        }
        return Duration.read(node, expected: expected, problems).map(Self.span)
    }
}
