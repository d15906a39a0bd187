import Glibc

/// Lines through points on logarithmic scales, as an SVG.
struct Plot {
    /// A line, with a name in the legend.
    struct Series {
        var name: String
        var points: [(x: Double, y: Double)]
    }

    var title: String
    var xLabel: String
    var yLabel: String
    /// Whether the y axis is logarithmic too; otherwise it goes from 0 to 1.
    var isYLogarithmic = true
    var series: [Series]

    private static let width = 720.0
    private static let height = 440.0
    private static let left = 76.0
    private static let top = 44.0
    private static let inner = (width: 480.0, height: 330.0)
    private static let colours = ["#1b6ca8", "#c8553d", "#588157", "#8e5ea2", "#b8860b", "#555555"]

    /// The text of the file.
    var svg: String {
        let x = Axis(series.flatMap { $0.points.map(\.x) })
        let y = isYLogarithmic ? Axis(series.flatMap { $0.points.map(\.y) }) : nil
        func place(_ point: (x: Double, y: Double)) -> String {
            let share = y?.share(of: point.y) ?? point.y
            return coordinates(x.share(of: point.x), share)
        }
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Int(Self.width)) \(Int(Self.height))\" "
                + "font-family=\"sans-serif\" font-size=\"12\">",
            "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
            text(title, Self.left, 24, size: 15),
            text(xLabel, Self.left + Self.inner.width / 2, Self.height - 14, anchor: "middle"),
            "<g transform=\"translate(18 \(Int(Self.top + Self.inner.height / 2))) rotate(-90)\">"
                + text(yLabel, 0, 0, anchor: "middle") + "</g>",
        ]
        for mark in x.marks {
            let share = x.share(of: mark)
            parts.append(line(coordinates(share, 0), coordinates(share, 1)))
            parts.append(text(Axis.label(mark), Self.left + share * Self.inner.width, 392, anchor: "middle"))
        }
        for mark in y?.marks ?? [0, 0.25, 0.5, 0.75, 1] {
            let share = y?.share(of: mark) ?? mark
            parts.append(line(coordinates(0, share), coordinates(1, share)))
            let height = Self.top + (1 - share) * Self.inner.height + 4
            parts.append(text(Axis.label(mark), Self.left - 6, height, anchor: "end"))
        }
        for (index, series) in series.enumerated() {
            let colour = Self.colours[index % Self.colours.count]
            let points = series.points.map(place).joined(separator: " ")
            parts.append("<polyline fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\" points=\"\(points)\"/>")
            let height = Self.top + 12 + Double(index) * 18
            parts.append(text(series.name, Self.left + Self.inner.width + 12, height, colour: colour))
        }
        return parts.joined(separator: "\n") + "\n</svg>\n"
    }

    private func coordinates(_ x: Double, _ y: Double) -> String {
        "\(Decimals.text(Self.left + x * Self.inner.width)),\(Decimals.text(Self.top + (1 - y) * Self.inner.height))"
    }

    private func line(_ from: String, _ to: String) -> String {
        "<polyline stroke=\"#dddddd\" points=\"\(from) \(to)\"/>"
    }

    private func text(
        _ text: String,
        _ x: Double,
        _ y: Double,
        size: Int = 12,
        anchor: String = "start",
        colour: String = "#222222"
    ) -> String {
        let place = "x=\"\(Decimals.text(x))\" y=\"\(Decimals.text(y))\""
        return "<text \(place) font-size=\"\(size)\" text-anchor=\"\(anchor)\" fill=\"\(colour)\">\(text)</text>"
    }
}

extension Plot {
    /// A logarithmic axis from the power of ten below the least value to the one above the largest.
    struct Axis {
        let low: Int
        let high: Int

        /// Values that are not above 0 have no place and count as the least that has.
        init(_ values: [Double]) {
            let positive = values.filter { $0 > 0 }
            low = Int(log10(positive.min() ?? 1).rounded(.down))
            high = max(low + 1, Int(log10(positive.max() ?? 1).rounded(.up)))
        }

        /// Where a value is, from 0 to 1.
        func share(of value: Double) -> Double {
            max(0, (log10(max(value, pow(10, Double(low)))) - Double(low)) / Double(high - low))
        }

        /// The powers of ten.
        var marks: [Double] { (low...high).map { pow(10, Double($0)) } }

        /// A mark without an exponent.
        static func label(_ mark: Double) -> String {
            mark >= 1 || mark == 0 ? "\(Int(mark))" : "\(mark)"
        }
    }
}
