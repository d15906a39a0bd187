/// Finds the name that somebody who wrote another one probably meant.
enum NearestName {
    /// The nearest of these names; nil when none is near.
    ///
    /// A name is near when at most a third of it has to change, or one character more behind an equal start. A swap of
    /// neighbours counts as one change; case, `-`, `_` and spaces do not count.
    static func of(_ written: String, in names: [String]) -> String? {
        let plain = folded(written)
        var best: (name: String, distance: Int)?
        for name in names {
            let other = folded(name)
            let distance = distance(plain, other)
            let isStartEqual = other.count > 3 && plain.starts(with: other.prefix(4))
            let most = max(1, max(plain.count, other.count) / 3) + (isStartEqual ? 1 : 0)
            guard distance <= most, distance < other.count else { continue }
            if distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// The end of an error message that says what may stand in the place of `written`.
    static func hint(for written: String, in names: [String], valid: String) -> String {
        if let near = of(written, in: names) { return ", did you mean '\(near)'?" }
        return "; \(valid): \(names.joined(separator: ", "))"
    }

    private static func folded(_ name: String) -> [Character] {
        name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    }

    /// How many characters have to be inserted, removed, replaced or swapped with their neighbour.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        // A name that long is no slip of the hand, and the work grows with its square.
        guard left.count < 100, right.count < 100 else { return .max }
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
