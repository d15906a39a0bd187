public import MessagesAPI

/// A recorded request, as others are compared with it: by method, path, query and body.
///
/// Bodies are compared as JSON where they are JSON, without the places that are ignored. What was redacted stands for
/// anything.
public struct RecordedRequest: Sendable {
    /// What was recorded, with all places that are ignored.
    public let request: Recording.Request
    private let path: String
    private let query: [Substring]
    /// The body without what is ignored; nil where it is no JSON.
    private let json: JSON?

    /// A recorded request.
    ///
    /// - Parameter ignored: places of the body that do not count, beside those that the recording names.
    public init(_ request: Recording.Request, ignoring ignored: [JSONPointer] = []) {
        var request = request
        request.ignored += ignored.filter { !request.ignored.contains($0) }
        self.request = request
        let parts = request.path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        query = parts.count > 1 ? Self.parameters(parts[1]) : []
        json = (try? JSON(parsing: request.body)).map { $0.removing(request.ignored) }
    }

    /// What tells this request from others; the same for those that ask the same.
    var digest: UInt64 {
        let body = json ?? .string(request.body.map { String($0, radix: 16) }.joined(separator: " "))
        return JSON.array([
            .string(request.method), .string(path), .array(query.map { .string(String($0)) }), body,
        ]).digest
    }

    /// What is different, in the words of a condition that does not hold; nil when it is the same request.
    func difference(of candidate: Candidate) -> (key: String, explanation: String)? {
        guard Redacted.matches(path, candidate.path) else {
            return ("path", "\(Excerpt.quoted(candidate.path)) does not equal \(Excerpt.quoted(path))")
        }
        if request.method != candidate.method { return ("method", "\(candidate.method) is not \(request.method)") }
        let found = candidate.query.map { Self.parameters($0[...]) } ?? []
        guard found.count == query.count, zip(query, found).allSatisfy({ Redacted.matches(String($0), String($1)) })
        else { return ("query", "it is not that of the recording") }
        guard let json else {
            return request.body == candidate.body ? nil : ("body", "it is not that of the recording")
        }
        guard let body = candidate.json else { return ("body", "it is no JSON, unlike that of the recording") }
        guard let place = json.difference(from: body.removing(request.ignored)) else { return nil }
        let other = { (value: JSON?) in value.map(Excerpt.json) ?? "nothing" }
        return ("body \(place.pointer)", "\(other(place.found)) is not \(other(place.recorded))")
    }

    /// The parameters of a query, whose order does not count.
    private static func parameters(_ query: Substring) -> [Substring] {
        query.split(separator: "&").sorted()
    }
}

extension JSON {
    /// The value without what is at those places.
    fileprivate func removing(_ pointers: [JSONPointer]) -> JSON { pointers.reduce(self) { $0.removing($1) } }

    /// A place where two bodies are different.
    fileprivate typealias Difference = (pointer: String, recorded: JSON?, found: JSON?)

    /// The first place where a body is not what is recorded here; nil when there is none.
    fileprivate func difference(from found: JSON, at pointer: String = "") -> Difference? {
        switch (self, found) {
        case (.object(let recorded), .object(let other)):
            // A text that is the same is found by its place, which is mostly the same too.
            for (key, value) in recorded {
                guard let theirs = other[key] else { return (pointer + "/" + key, value, nil) }
                if let difference = value.difference(from: theirs, at: pointer + "/" + key) { return difference }
            }
            return other.first { recorded[$0.key] == nil }.map { (pointer + "/" + $0.key, nil, $0.value) }
        case (.array(let recorded), .array(let other)):
            for (index, value) in recorded.enumerated() {
                guard index < other.count else { return ("\(pointer)/\(index)", value, nil) }
                if let difference = value.difference(from: other[index], at: "\(pointer)/\(index)") {
                    return difference
                }
            }
            return other.count > recorded.count ? ("\(pointer)/\(recorded.count)", nil, other[recorded.count]) : nil
        case (.string(let text), .string(let other)):
            return Redacted.matches(text, other) ? nil : (pointer, self, found)
        case (.string(Recording.redacted), _): return nil
        default: return self == found ? nil : (pointer, self, found)
        }
    }
}
