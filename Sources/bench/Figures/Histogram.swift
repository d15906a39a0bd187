/// How often which value came, exact to one part in 64 and with as much memory however many there are.
///
/// Values up to 63 have a bucket each; above them each power of two is cut into 64 buckets.
struct Histogram: Sendable {
    private static let bits = 6
    private static let steps = 1 << bits

    private var buckets = [UInt64](repeating: 0, count: (64 - bits) * steps)
    private(set) var count: UInt64 = 0

    /// Adds a value; less than 0 counts as 0.
    mutating func add(_ value: Int64) {
        buckets[Self.bucket(of: max(0, value))] += 1
        count += 1
    }

    /// Adds all that another has.
    mutating func add(_ other: Histogram) {
        for index in buckets.indices { buckets[index] += other.buckets[index] }
        count += other.count
    }

    /// The value that so large a share of all values do not exceed, as its bucket's upper end; 0 of no values.
    func quantile(_ share: Double) -> Int64 {
        let wanted = UInt64((share * Double(count)).rounded(.up))
        var seen: UInt64 = 0
        for (index, number) in buckets.enumerated() {
            seen += number
            if number > 0, seen >= wanted { return Self.upperEnd(of: index) }
        }
        return 0
    }

    /// The share of values that do not exceed each bucket that has any, from the smallest on.
    var distribution: [(value: Int64, share: Double)] {
        var seen: UInt64 = 0
        return buckets.enumerated().compactMap { index, number in
            guard number > 0 else { return nil }
            seen += number
            return (Self.upperEnd(of: index), Double(seen) / Double(count))
        }
    }

    private static func bucket(of value: Int64) -> Int {
        guard value >= steps else { return Int(value) }
        let exponent = 63 - value.leadingZeroBitCount - bits
        return exponent * steps + Int(value >> Int64(exponent))
    }

    private static func upperEnd(of bucket: Int) -> Int64 {
        guard bucket >= 2 * steps else { return Int64(bucket) }
        let exponent = bucket / steps - 1
        let top = Int64(bucket - exponent * steps + 1)
        return (top << Int64(exponent)) - 1
    }
}
