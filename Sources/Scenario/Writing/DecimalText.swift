/// Decimal numbers as the file format spells them, without an exponent.
enum DecimalText {
    /// A number of which so many digits stand behind the point: 1500 with three places is `1.5`.
    static func of(_ digits: Int, places: Int) -> String {
        let text = String(digits)
        let padded = String(repeating: "0", count: max(0, places + 1 - text.count)) + text
        var fraction = padded.suffix(places)
        while fraction.last == "0" { fraction.removeLast() }
        return padded.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// The shortest percentage that stands for the share, which counts from nothing to all; of a share that has none, the
    /// nearest with twelve places.
    static func percent(of share: Double) -> String {
        let share = Double.minimum(Double.maximum(share, 0), 1)
        let texts = (0...12).lazy.map { places in
            let scale = (0..<places).reduce(100.0) { scale, _ in scale * 10 }
            return of(Int((share * scale).rounded()), places: places)
        }
        return (texts.first { Double($0).map { $0 / 100 } == share } ?? texts.last!) + "%"
    }
}
