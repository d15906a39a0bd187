/// What is known of the members of an object whose end is not read yet.
struct OpenMembers {
    /// Where the first stands among the open cells.
    let start: Int
    /// The bits of all names.
    private(set) var bits: UInt64 = 0
    /// How many bytes the names and values have as compact JSON.
    private(set) var bytes = 0
    /// Whether a name may be given twice.
    private(set) var mayRepeat = false

    init(above start: Int) { self.start = start }

    /// Notes one more name.
    ///
    /// - Parameter open: the open cells, those of the members so far on top.
    @inline(__always)
    mutating func note(_ name: JSONCell, _ fingerprint: UInt32, among open: borrowing Pile<JSONCell>) {
        let bit = Name.bit(of: fingerprint)
        if bits & bit != 0, !mayRepeat { mayRepeat = isAmong(open, fingerprint) }
        bits |= bit
        bytes += Int(name.measure)
    }

    /// Notes its value.
    @inline(__always)
    mutating func note(_ value: JSONCell) { bytes += Int(value.measure) }

    /// Whether a name with that fingerprint is among the members, or they are so many that this is better found out at the end.
    private func isAmong(_ open: borrowing Pile<JSONCell>, _ fingerprint: UInt32) -> Bool {
        open.withElements { open in
            if open.count - start > 64 { return true }
            return stride(from: start, to: open.count, by: 2).contains { open[$0].measure == fingerprint }
        }
    }
}

extension JSONParser {
    /// Leaves of each name the last value, at the place of the first.
    mutating func removeRepeated(_ members: inout OpenMembers) {
        let all = open.withElements { Array($0[members.start...]) }
        var places: [ExactBytes: Int] = [:]
        var rest: [(name: JSONCell, value: JSONCell)] = []
        for index in stride(from: 0, to: all.count, by: 2) {
            let name = ExactBytes(bytes(of: all[index]))
            if let place = places[name] {
                rest[place].value = all[index + 1]
            } else {
                places[name] = rest.count
                rest.append((all[index], all[index + 1]))
            }
        }
        if 2 * rest.count == all.count { return }
        open.removeAll(above: members.start)
        members = OpenMembers(above: members.start)
        for (name, value) in rest {
            let measure = JSON.encodedCount(of: bytes(of: name))
            members.note(JSONCell(.string, measure: measure), name.measure, among: open)
            members.note(value)
            open.push(name)
            open.push(value)
        }
    }
}
