internal import MessagesAPI

/// YAML 1.2's core schema: what a scalar without quotes means. `yes`, `no`, `on` and `off` are strings there.
enum CoreSchema {
    /// What a plain scalar means.
    enum Value: Equatable {
        case null
        case bool(Bool)
        /// A whole number as JSON spells it.
        case integer(String)
        /// A number with a fraction or an exponent as JSON spells it.
        case float(String)
        /// `.inf` or `.nan`, which JSON cannot spell.
        case notFinite
        case string
    }

    /// The meaning of a scalar that is written without quotes.
    static func resolve(_ text: String) -> Value {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        case ".nan", ".NaN", ".NAN": return .notFinite
        default: break
        }
        guard let first = text.utf8.first, isDigit(first) || "+-.".utf8.contains(first) else { return .string }
        return prefixed(text) ?? decimal(text)
    }

    /// `0o17` and `0x1F`.
    private static func prefixed(_ text: String) -> Value? {
        let radix = text.hasPrefix("0o") ? 8 : text.hasPrefix("0x") ? 16 : 0
        let digits = text.utf8.dropFirst(2)
        guard radix > 0, let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
            return nil
        }
        return UInt64(text.dropFirst(2), radix: radix).map { .integer(String($0)) }
    }

    /// A decimal number, spelled as JSON wants it and otherwise as it is written.
    private static func decimal(_ text: String) -> Value {
        var rest = text.utf8[...]
        let sign = rest.first == UInt8(ascii: "-") ? "-" : ""
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if [".inf", ".Inf", ".INF"].contains(String(Substring(rest))) { return .notFinite }

        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        var fraction: Substring.UTF8View?
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix(while: isDigit)
            fraction = digits
            rest = rest.dropFirst(1 + digits.count)
        }
        guard !whole.isEmpty || fraction?.isEmpty == false else { return .string }
        var exponent = ""
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            exponent = String(Substring(rest))
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
            let digits = rest.prefix(while: isDigit)
            guard !digits.isEmpty else { return .string }
            rest = rest.dropFirst(digits.count)
        }
        guard rest.isEmpty else { return .string }

        // JSON allows no leading zero, no leading plus, and no point without digits on both sides.
        let trimmed = whole.drop { $0 == UInt8(ascii: "0") }
        var number = sign + (trimmed.isEmpty ? "0" : String(Substring(trimmed)))
        if let fraction, !fraction.isEmpty { number += "." + String(Substring(fraction)) }
        return fraction == nil && exponent.isEmpty ? .integer(number) : .float(number + exponent)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
