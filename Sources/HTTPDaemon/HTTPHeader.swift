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
    /// Whether two field names are the same, which ASCII case does not decide (RFC 9110).
    func isSameFieldName(as other: String) -> Bool {
        // Copied only to be looked at as bytes.
        var (left, right) = (self, other)
        return left.withUTF8 { left in right.withUTF8 { left.isSameFieldName(as: $0) } }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether two field names are the same, which ASCII case does not decide (RFC 9110).
    func isSameFieldName(as other: Self) -> Bool {
        guard count == other.count else { return false }
        return indices.allSatisfy { self[$0].isSameInFieldNames(as: other[$0]) }
    }

    /// Whether it is a field name that the program knows.
    func isSameFieldName(as known: StaticString) -> Bool { isSameFieldName(as: known.bytes) }
}

extension StaticString {
    /// Its bytes, behind which there is a NUL.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}

extension UInt8 {
    fileprivate func isSameInFieldNames(as other: UInt8) -> Bool {
        self == other || (self | 0x20 == other | 0x20 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20))
    }
}
