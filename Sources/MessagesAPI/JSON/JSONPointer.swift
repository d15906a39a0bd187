/// A place in a JSON value (RFC 6901): `/messages/0/role`.
public struct JSONPointer: Sendable, Hashable {
    /// The names and positions on the way from the root, unescaped. Empty for the whole value.
    public let tokens: [String]

    /// Reads a pointer; nil when it neither is empty nor starts with `/`, or has a `~` that is not `~0` or `~1`.
    public init?(_ text: String) {
        guard text.isEmpty || text.hasPrefix("/") else { return nil }
        var tokens: [String] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard let token = Self.unescaped(part) else { return nil }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    private static func unescaped(_ part: Substring) -> String? {
        var token = ""
        var rest = part
        while let tilde = rest.firstIndex(of: "~") {
            token += rest[..<tilde]
            switch rest[rest.index(after: tilde)...].first {
            case "0": token += "~"
            case "1": token += "/"
            default: return nil
            }
            rest = rest[rest.index(tilde, offsetBy: 2)...]
        }
        return token + rest
    }
}

extension JSON {
    /// The value at that place, nil when there is none.
    public subscript(pointer: JSONPointer) -> JSON? {
        var value: JSON? = self
        for token in pointer.tokens {
            switch value {
            case .object(let object)?: value = object[token]
            case .array?:
                // RFC 6901 allows no leading zero, so "01" names nothing.
                guard let index = Int(token), String(index) == token else { return nil }
                value = value?[index]
            default: return nil
            }
        }
        return value
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The pointer as RFC 6901 spells it.
    public var description: String {
        tokens.map { token in
            "/" + token.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
        }.joined()
    }
}
