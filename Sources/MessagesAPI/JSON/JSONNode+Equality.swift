extension JSONNode {
    /// Whether two values mean the same, of whatever documents they are. Where members are in the same order, nothing is made
    /// to compare them.
    func isEqual(to other: JSONNode) -> Bool {
        guard type == other.type else { return false }
        switch type {
        case .bool: return cell.pointee.traits.contains(.isTrue) == other.cell.pointee.traits.contains(.isTrue)
        case .number: return bytes.isIdentical(to: other.bytes) || number == other.number
        case .string: return bytes.isIdentical(to: other.bytes)
        case .array:
            return elements.count == other.elements.count
                && zip(elements, other.elements).allSatisfy { $0.isEqual(to: $1) }
        case .object: return hasMembers(of: other)
        default: return true
        }
    }

    private func hasMembers(of other: JSONNode) -> Bool {
        guard members.count == other.members.count else { return false }
        let pairs = zip(members, other.members)
        // Mostly the same program has written both, and their members are in the same order.
        guard pairs.allSatisfy({ $0.name.isSpelled(like: $1.name) }) else {
            return JSONObject.areEqual(object.members, other.object.members)
        }
        return pairs.allSatisfy { $0.value.isEqual(to: $1.value) }
    }

    /// Whether two names are the same.
    private func isSpelled(like other: JSONNode) -> Bool {
        // Where a string has its length as JSON, a name has its fingerprint.
        cell.pointee.measure == other.cell.pointee.measure && bytes.isIdentical(to: other.bytes)
    }
}
