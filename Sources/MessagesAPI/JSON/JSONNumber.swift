/// A number as it is spelled in JSON, so that `1.50` is sent on as `1.50`.
public struct JSONNumber: Sendable {
    /// The number as JSON spells it. Always well formed.
    public let lexeme: String

    /// A number that a parser has already found to be well formed.
    package init(wellFormed lexeme: String) { self.lexeme = lexeme }

    /// A whole number.
    public init(_ value: Int) { lexeme = String(value) }

    /// A number; one that JSON cannot spell (infinite, or none at all) becomes 0.
    public init(_ value: Double) { lexeme = value.isFinite ? "\(value)" : "0" }

    /// The value, nil when it is not whole or does not fit.
    public var int: Int? {
        if let value = lexeme.withBytes({ Self.smallWhole($0) }) { return value }
        if let value = Int(lexeme) { return value }
        guard let value = Double(lexeme) else { return nil }
        return Int(exactly: value)
    }

    /// The value of digits alone that are too few not to fit, as nearly all numbers of the wire are written.
    static func smallWhole(_ digits: UnsafeRawBufferPointer) -> Int? {
        if digits.isEmpty || digits.count > 18 { return nil }
        var value = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            if digit > 9 { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    /// The nearest value that a double can hold.
    public var double: Double { Double(lexeme) ?? 0 }
}

extension JSONNumber: Hashable {
    /// Numbers are equal when they have the same value, however they are spelled.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.lexeme == right.lexeme || (left.int == right.int && left.double == right.double)
    }

    /// Hashes the value, not the spelling.
    public func hash(into hasher: inout Hasher) { hasher.combine(double) }
}
