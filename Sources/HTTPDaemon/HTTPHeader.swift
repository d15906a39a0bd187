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

extension Sequence<HTTPHeader> {
    /// The value of the first field of that name, whatever its case.
    public func value(of name: String) -> String? {
        let name = name.lowercased()
        return first { $0.name.lowercased() == name }?.value
    }
}
