/// Finds the conditions that can hold for a request without trying each of them.
///
/// Each condition is filed under the rarest thing that it demands of a request: its last words, where a thousand conditions
/// begin alike. A request is looked through once for everything that something is filed under. What comes of it is a
/// superset: whoever asks tries those conditions in full, so that the index decides nothing.
package struct ConditionIndex: Sendable {
    /// The fewest conditions that a table is made for. To try a few costs less than to look them up.
    private static let fewest = 16

    /// Those that are filed nowhere.
    private var always: [Int] = []
    private var wholes: [Demand.Sight: [UInt64: [Int]]] = [:]
    private var grams: [Demand.Sight: GramTable] = [:]

    /// An index of these conditions.
    package init(_ conditions: [Condition]) {
        let claims = conditions.map(\.claims)
        var counts: [Demand: Int] = [:]
        for demand in claims.joined().joined().joined() { counts[demand, default: 0] += 1 }
        let chosen = claims.map { Self.rarest(of: $0, counts) }
        var sizes: [Demand.Sight: Int] = [:]
        for demands in chosen { for sight in Set((demands ?? []).map(\.sight)) { sizes[sight, default: 0] += 1 } }
        for (index, demands) in chosen.enumerated() {
            if let demands, demands.allSatisfy({ sizes[$0.sight, default: 0] >= Self.fewest }) {
                for demand in Set(demands) { file(index, under: demand) }
            } else {
                always.append(index)
            }
        }
    }

    /// What to file a condition under: of the claim that the fewest conditions share, a demand of each branch. nil when it
    /// claims nothing.
    private static func rarest(of claims: [Claim], _ counts: [Demand: Int]) -> [Demand]? {
        func count(_ demand: Demand) -> Int { counts[demand, default: 0] }
        let choices = claims.map { $0.compactMap { branch in branch.min { count($0) < count($1) } } }
        func sum(_ demands: [Demand]) -> Int { demands.reduce(0) { $0 + count($1) } }
        return choices.min { sum($0) < sum($1) }
    }

    private mutating func file(_ index: Int, under demand: Demand) {
        switch demand.key {
        case .digest(let digest): wholes[demand.sight, default: [:]][digest, default: []].append(index)
        case .gram(let gram): grams[demand.sight, default: GramTable()].file(index, under: gram)
        }
    }

    /// The places of all conditions that can hold for a request, in order, and of others too.
    package func places(for candidate: Candidate) -> [Int] {
        var found: [Int] = []
        for (sight, table) in wholes {
            for digest in candidate.digests(of: sight.part, ignoresCase: sight.ignoresCase) {
                if let places = table[digest] { found += places }
            }
        }
        for (sight, table) in grams {
            for subject in candidate.texts(of: sight.part) {
                found += table.entries(in: subject.text(ignoresCase: sight.ignoresCase))
            }
        }
        return found.isEmpty ? always : Set(found + always).sorted()
    }
}
