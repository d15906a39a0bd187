extension JSONDocument {
    /// A value that was put together piece by piece, in the form of a document.
    convenience init(of value: JSON) {
        var parts = Parts(cells: Pile(capacity: 16))
        parts.cells.push(parts.cell(of: value))
        self.init(text: [], parts)
    }
}

extension JSONDocument.Parts {
    /// The cell of a value, whose parts are written.
    fileprivate mutating func cell(of value: JSON) -> JSONCell {
        switch value {
        case .null: return .null
        case .bool(let value): return value ? .true : .false
        case .number(let number): return text(number.lexeme, .number) { $0.count }
        case .string(let string): return text(string, .string, measure: JSON.encodedCount)
        case .array(let elements):
            var bytes = 0
            let parts = elements.map { element in
                let cell = cell(of: element)
                bytes += Int(cell.measure)
                return cell
            }
            let start = cells.count
            for part in parts { cells.push(part) }
            return JSONCell(arrayAt: start, count: parts.count, bytes: bytes)
        case .object(let object): return cell(of: object)
        }
    }

    private mutating func cell(of object: JSONObject) -> JSONCell {
        var (bits, bytes): (UInt64, Int) = (0, 0)
        let members = object.members.map { member in
            let name = text(member.key, .string, measure: JSON.encodedCount)
            let value = cell(of: member.value)
            bits |= member.bit
            bytes += Int(name.measure) + Int(value.measure)
            return (JSONCell(nameLike: name, fingerprint: member.fingerprint), value)
        }
        cells.push(JSONCell(bits: bits))
        let start = cells.count
        for (name, value) in members {
            cells.push(name)
            cells.push(value)
        }
        return JSONCell(objectAt: start, count: members.count, bytes: bytes)
    }

    private mutating func text(
        _ string: String,
        _ type: ValueTypes,
        measure: (UnsafeRawBufferPointer) -> Int
    ) -> JSONCell {
        let start = apart.count
        return string.withBytes { bytes in
            apart.push(copying: bytes[...])
            let isASCII = bytes.allSatisfy { $0 < 0x80 }
            return JSONCell(
                type,
                isASCII ? [.isApart, .isASCII] : .isApart,
                start: start,
                count: bytes.count,
                measure: measure(bytes)
            )
        }
    }
}
