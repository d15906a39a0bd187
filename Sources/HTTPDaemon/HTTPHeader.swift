/// One header field of a request or a response.
public struct HTTPHeader: Sendable, Hashable {
    /// The field's name as it travels; names compare without regard to case.
    public var name: String
    /// The field's value, without the white space around it.
    public var value: String

    /// A field of that name and value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The value of the first field of that name, whatever its case.
    public func value(of name: String) -> String? {
        // By their places, so that no field is copied that is only looked at.
        for index in indices where self[index].name.isSameFieldName(as: name) { return self[index].value }
        return nil
    }

    /// The values of all fields of that name, whatever its case, in order.
    public func values(of name: String) -> [String] {
        var values: [String] = []
        for index in indices where self[index].name.isSameFieldName(as: name) { values.append(self[index].value) }
        return values
    }
}

extension String {
    /// Whether two field names are the same, which ASCII case does not decide (RFC 9110). Asked many times a request, so
    /// it makes no strings, and looks at lengths first.
    func isSameFieldName(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        // Copied only to be looked at as bytes.
        var (left, right) = (self, other)
        return left.withUTF8 { left in
            right.withUTF8 { right in left.indices.allSatisfy { left[$0].isSameInFieldNames(as: right[$0]) } }
        }
    }
}

extension UInt8 {
    fileprivate func isSameInFieldNames(as other: UInt8) -> Bool {
        self == other || (self | 0x20 == other | 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20))
    }
}
