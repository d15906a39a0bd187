extension JSONNode {
    /// The members of an object; none of anything else.
    @inline(__always)
    var members: Members {
        Members(
            sheet: sheet,
            first: type == .object ? sheet.pointee.cells + cell.pointee.start : sheet.pointee.cells,
            count: type == .object ? cell.pointee.count : 0
        )
    }

    /// Members side by side.
    struct Members: RandomAccessCollection {
        fileprivate let sheet: UnsafePointer<JSONSheet>
        fileprivate let first: UnsafePointer<JSONCell>
        let count: Int

        var startIndex: Int { 0 }
        var endIndex: Int { count }

        subscript(index: Int) -> (name: JSONNode, value: JSONNode) {
            @inline(__always)
            get {
                let name = first + 2 * index
                return (JSONNode(sheet: sheet, cell: name), JSONNode(sheet: sheet, cell: name + 1))
            }
        }
    }

    /// The bits of the names of an object's members; none of anything else. A name whose bit is missing is not among them.
    @inline(__always)
    var bits: UInt64 {
        // Before an object's members there is always the cell with their bits.
        type == .object ? sheet.pointee.cells[cell.pointee.start - 1].bits : 0
    }

    /// The member of that name, nil when there is none or this is no object.
    package subscript(name: Name) -> JSONNode? {
        if bits & name.bit == 0 { return nil }
        // Who has bits is an object, whose members are so many pairs of cells.
        var candidate = sheet.pointee.cells + cell.pointee.start
        let end = candidate + 2 * cell.pointee.count
        while candidate < end {
            // The fingerprints come first, so that hardly any other member is looked at.
            if JSONNode(sheet: sheet, cell: candidate).isNamed(name) {
                return JSONNode(sheet: sheet, cell: candidate + 1)
            }
            candidate += 2
        }
        return nil
    }

    /// The elements of that member's array; none when there is no such member, or it is no array.
    package func elements(of name: Name) -> Elements { self[name]?.elements ?? Elements(noneIn: sheet) }

    /// Whether this, the name of a member, is that name.
    @inline(__always)
    func isNamed(_ name: Name) -> Bool { cell.pointee.measure == name.fingerprint && name.isSpelled(bytes) }

    /// Whether the member `type` is that string.
    func isOfType(_ name: Name) -> Bool {
        guard let type = self[.type], type.type == .string else { return false }
        return name.isSpelled(type.bytes)
    }
}
