/// Rows of text in aligned columns.
struct TextTable {
    /// On which side a column is filled with spaces.
    enum Alignment {
        case left
        case right
    }

    private let columns: [Alignment]
    private var rows: [[String]] = []

    init(_ columns: [Alignment]) { self.columns = columns }

    /// Adds a row, a cell for each column.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The rows as lines, two spaces between columns, without white space at their ends.
    var lines: [String] {
        let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = zip(row, zip(columns, widths)).map { cell, column in
                let space = String(repeating: " ", count: column.1 - cell.count)
                return column.0 == .left ? cell + space : space + cell
            }
            let line = cells.joined(separator: "  ")
            return String(line.prefix(upTo: line.lastIndex { $0 != " " }.map(line.index(after:)) ?? line.startIndex))
        }
    }
}
