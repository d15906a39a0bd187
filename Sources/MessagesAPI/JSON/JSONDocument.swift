/// A JSON text that has been read, or a value that was put in the same form: all values in one row of cells, which say where
/// in the text they stand. So a text takes a handful of allocations, however many values it has.
///
///     {"a": [1, "x"]}      cells:  1 "x" | bits "a" [] | {}
///
/// What asks for a value gets it as `JSON`, made for it. What looks at many, as the checks of a request do, reads them where
/// they stand, as nodes.
final class JSONDocument: @unchecked Sendable {
    // Nothing of it changes once it is made, and only it frees the two piles, at its end.
    private let text: [UInt8]
    /// The texts that are not in the text as they mean.
    private let apart: Pile<UInt8>
    private let cells: Pile<JSONCell>

    /// A document with these cells, of which the last is the whole value.
    init(text: [UInt8], _ parts: consuming Parts) {
        self.text = text
        cells = parts.cells
        apart = parts.apart
    }

    /// What a document is made of, beside its text.
    struct Parts: ~Copyable {
        var cells: Pile<JSONCell>
        /// The texts that are not in the text as they mean.
        var apart = Pile<UInt8>(capacity: 64)
    }

    /// The place of the whole value.
    var root: Int { cells.count - 1 }

    /// Gives the value of a cell to be read. Its node, and all that it leads to, are good until the closure ends: none of them
    /// may leave it.
    @inline(__always)
    func read<Result>(at index: Int, _ body: (JSONNode) -> Result) -> Result {
        text.withUnsafeBytes { text in
            cells.withElements { cells in
                apart.withBytes { apart in
                    let sheet = JSONSheet(
                        document: Unmanaged.passUnretained(self),
                        cells: cells.baseAddress!,
                        // Where there is no text, no cell is in it.
                        text: text.baseAddress ?? apart.baseAddress!,
                        apart: apart.baseAddress!
                    )
                    // The nodes hold only pointers: what they point to stays until the closure has ended.
                    return withExtendedLifetime(self) {
                        withUnsafePointer(to: sheet) { body(JSONNode(sheet: $0, cell: sheet.cells + index)) }
                    }
                }
            }
        }
    }
}

/// Where the parts of a document stand while it is read.
struct JSONSheet {
    // Whoever reads it keeps it.
    let document: Unmanaged<JSONDocument>
    let cells: UnsafePointer<JSONCell>
    let text: UnsafeRawPointer
    let apart: UnsafeRawPointer
}

extension JSON {
    /// Gives the value to be read where it stands. A value that was not parsed is put in the form of a document for that.
    @inline(__always)
    package func read<Result>(_ body: (JSONNode) -> Result) -> Result {
        if case .object(let object) = self, let place = object.place {
            return place.document.read(at: place.index, body)
        }
        let document = JSONDocument(of: self)
        return document.read(at: document.root, body)
    }
}
