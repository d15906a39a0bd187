import MessagesAPI

/// How many instructions each workload took when the baseline was taken, and with which compiler.
struct Baseline {
    /// By how many per cent a workload may grow.
    static let tolerance = 10

    let toolchain: String
    let counts: [(name: String, count: Int)]

    init(toolchain: String, counts: [(name: String, count: Int)]) {
        self.toolchain = toolchain
        self.counts = counts
    }

    /// Reads what `json` writes.
    init(_ json: JSON) throws {
        guard let toolchain = json["toolchain"]?.string, let counts = json["instructions"]?.object else {
            throw ServerProcess.Failure("a baseline has a toolchain and instructions")
        }
        self.init(toolchain: toolchain, counts: counts.map { ($0.key, $0.value.int ?? 0) })
    }

    /// The same as JSON, for the repository.
    var json: JSON {
        let counts = counts.map { ($0.name, JSON.number(JSONNumber($0.count))) }
        return ["toolchain": .string(toolchain), "instructions": .object(JSONObject(counts))]
    }

    /// What has grown beyond the tolerance or is not in the baseline, a sentence each.
    func complaints(about counts: [(name: String, count: Int)]) -> [String] {
        counts.compactMap { name, count in
            guard let before = self.counts.first(where: { $0.name == name })?.count, before > 0 else {
                return "\(name): not in the baseline"
            }
            guard count * 100 > before * (100 + Self.tolerance) else { return nil }
            let growth = Double(count) / Double(before) - 1
            return "\(name): \(Decimals.text(growth * 100)) % more instructions than in the baseline"
        }
    }
}
