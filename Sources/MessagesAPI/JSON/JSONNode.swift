/// A value where it stands in a document, which is neither copied nor kept by it: it is good as long as the document is read.
package struct JSONNode {
    /// Where the parts of its document stand.
    let sheet: UnsafePointer<JSONSheet>
    /// Its cell, which is one of the document's.
    let cell: UnsafePointer<JSONCell>

    /// What type it has.
    @inline(__always)
    var type: ValueTypes { cell.pointee.type }

    /// The UTF-8 of a string or a name, the spelling of a number.
    @inline(__always)
    var bytes: UnsafeRawBufferPointer {
        // The parser and the writer of documents note only places in the text, or in what stands apart.
        let base = cell.pointee.traits.contains(.isApart) ? sheet.pointee.apart : sheet.pointee.text
        return UnsafeRawBufferPointer(start: base + cell.pointee.start, count: cell.pointee.count)
    }

    /// The text of a string, nil for anything else.
    package var string: String? { type == .string ? text : nil }

    /// The text of what is known to be one.
    var text: String { String(wellFormed: bytes[...], isASCII: cell.pointee.traits.contains(.isASCII)) }

    /// The value of a boolean, nil for anything else.
    package var bool: Bool? { type == .bool ? cell.pointee.traits.contains(.isTrue) : nil }

    /// The value of a number that is whole and fits, nil for anything else.
    package var int: Int? {
        guard type == .number else { return nil }
        return JSONNumber.smallWhole(bytes) ?? number.int
    }

    /// The value of a number, nil for anything else.
    package var double: Double? { type == .number ? number.double : nil }

    /// The number that it is known to be.
    var number: JSONNumber { JSONNumber(wellFormed: String(wellFormed: bytes[...], isASCII: true)) }

    /// How many bytes it has as compact JSON.
    var encodedCount: Int { Int(cell.pointee.measure) }

    /// The elements of an array; none of anything else.
    @inline(__always)
    package var elements: Elements {
        Elements(
            sheet: sheet,
            first: type == .array ? sheet.pointee.cells + cell.pointee.start : sheet.pointee.cells,
            count: type == .array ? cell.pointee.count : 0
        )
    }

    /// The value, made for those who keep it.
    package var json: JSON {
        switch type {
        case .bool: .bool(cell.pointee.traits.contains(.isTrue))
        case .number: .number(number)
        case .string: .string(text)
        case .array: .array(elements.map(\.json))
        case .object: .object(object)
        default: .null
        }
    }

    /// The object that it is known to be, which keeps the document.
    var object: JSONObject {
        JSONObject(
            JSONObject.Place(document: sheet.pointee.document.takeUnretainedValue(), index: cell - sheet.pointee.cells)
        )
    }
}

extension JSONNode {
    /// Nodes side by side.
    package struct Elements: RandomAccessCollection {
        fileprivate let sheet: UnsafePointer<JSONSheet>
        fileprivate let first: UnsafePointer<JSONCell>
        /// How many there are.
        package let count: Int

        fileprivate init(sheet: UnsafePointer<JSONSheet>, first: UnsafePointer<JSONCell>, count: Int) {
            (self.sheet, self.first, self.count) = (sheet, first, count)
        }

        /// No nodes.
        init(noneIn sheet: UnsafePointer<JSONSheet>) {
            self.init(sheet: sheet, first: sheet.pointee.cells, count: 0)
        }

        package var startIndex: Int { 0 }
        package var endIndex: Int { count }

        /// The node at that place, of which there are `count`.
        package subscript(index: Int) -> JSONNode {
            @inline(__always) get { JSONNode(sheet: sheet, cell: first + index) }
        }
    }
}

extension JSONNode? {
    /// Whether it is a string of these characters.
    package static func == (node: JSONNode?, text: StaticString) -> Bool {
        guard let node, node.type == .string else { return false }
        return node.bytes.isIdentical(to: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Whether it is no string of these characters.
    package static func != (node: JSONNode?, text: StaticString) -> Bool { !(node == text) }
}
