public import MessagesAPI
public import Scenario

/// What tells a request from another: its method, its path with the query, and its body, as JSON when it is some.
public struct RequestIdentity: Sendable, Hashable {
    private let method: String
    private let path: String
    private let body: JSON

    /// What that request is told by.
    ///
    /// - Parameter ignored: places in its body that do not count.
    public init(_ request: Recording.Request, ignoring ignored: [JSONPointer] = []) {
        method = request.method
        path = request.path
        let json = (try? JSON(parsing: request.body)).map { body in ignored.reduce(body) { $0.removing($1.tokens[...]) }
        }
        // What is no JSON is never equal to what is: a list of one text is neither.
        body = json ?? .array([.string(Base64.encode(request.body)), "no JSON"])
    }

    /// Eight hexadecimal digits, the same for requests that are the same, and nothing that could be read from them.
    var digits: String {
        let digest = JSON.array([.string(method), .string(path), body]).digest >> 32
        let digits = String(digest, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// What a file's name says of it: the method and the path without the query, in small letters, digits and hyphens.
    var words: String {
        let words = (method + " " + path.prefix { $0 != "?" && $0 != "#" }).lowercased().utf8
            .split { !"abcdefghijklmnopqrstuvwxyz0123456789".utf8.contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }
        let name = String(words.joined(separator: "-").prefix(Self.longestWords))
        return name.hasSuffix("-") ? String(name.dropLast()) : name
    }

    private static let longestWords = 60
}

extension JSON {
    /// The value without what stands at that place.
    fileprivate func removing(_ place: ArraySlice<String>) -> JSON {
        guard let name = place.first else { return .null }
        switch self {
        case .object(var object):
            guard let value = object[name] else { return self }
            object[name] = place.count == 1 ? JSON?.none : value.removing(place.dropFirst())
            return .object(object)
        case .array(var elements):
            guard let index = Int(name), elements.indices.contains(index), String(index) == name else { return self }
            // An element keeps its place, so that the places of the others stay what they are.
            elements[index] = elements[index].removing(place.dropFirst())
            return .array(elements)
        case .null, .bool, .number, .string: return self
        }
    }
}
