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
}
