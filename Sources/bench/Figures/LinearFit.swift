/// The line that comes nearest to points, each taken by its share: a cost of 10 that is 1 off weighs as much as one of 1,000
/// that is 100 off, because the sizes are powers.
struct LinearFit {
    let start: Double
    let slope: Double

    /// At least two points of different sizes, with costs above 0.
    init(_ points: [(size: Double, cost: Double)]) {
        var weights = 0.0
        var sizes = 0.0
        var costs = 0.0
        var squares = 0.0
        var products = 0.0
        for (size, cost) in points {
            let weight = 1 / (cost * cost)
            weights += weight
            sizes += weight * size
            costs += weight * cost
            squares += weight * size * size
            products += weight * size * cost
        }
        slope = (weights * products - sizes * costs) / (weights * squares - sizes * sizes)
        start = (costs - slope * sizes) / weights
    }

    /// What a size costs by the line.
    func cost(of size: Double) -> Double {
        start + slope * size
    }

    /// By how much the last point, the largest, is above the line through all the others: 0.1 is a tenth. What grows faster
    /// than its size is far above, and what is cheaper in large numbers is below 0.
    static func excess(of points: [(size: Double, cost: Double)]) -> Double {
        let last = points[points.count - 1]
        return last.cost / LinearFit(points.dropLast()).cost(of: last.size) - 1
    }
}
