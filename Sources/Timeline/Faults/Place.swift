/// A place among the steps of a body: before a step, or inside the bytes of one.
struct Place: Comparable {
    /// The step, or how many there are for the place behind them all.
    var step: Int
    /// How many of its bytes are before the place.
    var byte = 0

    static func < (left: Place, right: Place) -> Bool { (left.step, left.byte) < (right.step, right.byte) }
}
