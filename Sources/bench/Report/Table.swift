/// Columns of text under headings.
enum Table {
    /// The lines of a table. Every row has as many columns as there are headings.
    static func text(_ headings: [String], _ rows: [[String]]) -> String {
        let widths = headings.indices.map { column in ([headings] + rows).map { $0[column].count }.max() ?? 0 }
        func line(_ columns: [String]) -> String {
            let padded = zip(columns, widths).map { text, width in
                text + String(repeating: " ", count: width - text.count)
            }
            let line = padded.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
        let rule = String(repeating: "-", count: widths.reduce(2 * (widths.count - 1), +))
        return ([line(headings), rule] + rows.map(line)).joined(separator: "\n")
    }
}
