/// A place in a JSON value (RFC 6901): `/messages/0/role`.
public struct JSONPointer: Sendable, Hashable {
    /// The names and positions on the way from the root, unescaped. Empty for the whole value.
    public let tokens: [String]

    /// Reads a pointer; nil when it neither is empty nor starts with `/`, or has a `~` that is not `~0` or `~1`.
    public init?(_ text: String) {
        // Code points, not characters: a slash with a combining mark after it is still a slash.
        let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false)
        guard parts[0].isEmpty else { return nil }
        var tokens: [String] = []
        for part in parts.dropFirst() {
            guard let token = Self.unescaped(part) else { return nil }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    /// The pointer with these names and positions, unescaped.
    package init(tokens: [String]) { self.tokens = tokens }

    private static func unescaped(_ part: Substring.UnicodeScalarView) -> String? {
        var token = String.UnicodeScalarView()
        var scalars = part.makeIterator()
        while let scalar = scalars.next() {
            switch scalar == "~" ? scalars.next() : nil {
            case "0"?: token.append("~")
            case "1"?: token.append("/")
            case nil where scalar != "~": token.append(scalar)
            default: return nil
            }
        }
        return String(token)
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

extension JSON {
    /// The value without what is at that place; the same where there is nothing, and `null` without all of it. What stands
    /// behind an element of an array moves up.
    public func removing(_ pointer: JSONPointer) -> JSON { removing(pointer.tokens[...]) }

    private func removing(_ tokens: ArraySlice<String>) -> JSON {
        guard let token = tokens.first else { return .null }
        let rest = tokens.dropFirst()
        switch self {
        case .object(var object):
            guard let value = object[token] else { return self }
            object[token] = rest.isEmpty ? Optional.none : value.removing(rest)
            return .object(object)
        case .array(var elements):
            guard let index = Int(token), String(index) == token, elements.indices.contains(index) else { return self }
            if rest.isEmpty { elements.remove(at: index) } else { elements[index] = elements[index].removing(rest) }
            return .array(elements)
        case .null, .bool, .number, .string: return self
        }
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The pointer as RFC 6901 spells it.
    public var description: String {
        tokens.map { token in
            "/" + token.unicodeScalars.map { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) }.joined()
        }.joined()
    }
}
