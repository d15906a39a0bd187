/// The line that comes nearest to points, each taken by its share: a cost of 10 that is 1 off weighs as much as one of 1,000
/// that is 100 off, because the sizes are powers.
struct LinearFit {
    let start: Double
    let slope: Double
    /// How far the point that is farthest is from the line, as a share of what the line says.
    let deviation: Double

    /// At least two points, with costs above 0.
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
        let slope = (weights * products - sizes * costs) / (weights * squares - sizes * sizes)
        let start = (costs - slope * sizes) / weights
        self.slope = slope
        self.start = start
        deviation = points.map { abs($0.cost / (start + slope * $0.size) - 1) }.max() ?? 0
    }
}
