/// Bounds that keep every time of a timeline far from where arithmetic overflows, whatever the stages are asked for.
extension Duration {
    /// The longest that one event waits for another: a day, longer than any test.
    package static let longestWait = Duration.seconds(86_400)
    /// The latest that anything is due when the stages are done: a hundred years.
    static let latest = Duration.seconds(36_500 * 86_400)

    /// The nearest duration from zero to `most`.
    func bounded(by most: Duration) -> Duration { min(max(self, .zero), most) }

    /// So many seconds, from zero to the longest wait; what is no number is zero.
    static func waiting(seconds: Double) -> Duration { .seconds(seconds.bounded(0, longestWait / .seconds(1))) }
}

extension Double {
    /// The nearest number within the bounds; the lower one when this is no number.
    func bounded(_ least: Double, _ most: Double) -> Double {
        // Unlike the global functions, these prefer a number to what is none.
        Double.minimum(Double.maximum(self, least), most)
    }
}
