/// The middle of values.
enum Median {
    /// The value in the middle, or half way between the two; 0 of none.
    static func of(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// How far apart the values are: the largest by the smallest, less 1.
    static func spread(of values: [Double]) -> Double {
        guard let least = values.min(), let most = values.max(), least > 0 else { return 0 }
        return most / least - 1
    }
}
