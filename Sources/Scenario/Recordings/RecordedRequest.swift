public import MessagesAPI

/// A recorded request, as others are compared with it: by method, path, query and body.
///
/// Bodies are compared as JSON where they are JSON, without the places that are ignored. What was redacted stands for
/// anything.
public struct RecordedRequest: Sendable {
    /// What was recorded, with all places that are ignored.
    public let request: Recording.Request
    let path: String
    let query: [Substring]
    /// The places that are ignored, from the back, so that each is taken out before one that would move it.
    let ignored: [JSONPointer]
    /// The body without what is ignored; nil where it is no JSON.
    let json: JSON?

    /// A recorded request.
    ///
    /// - Parameter ignored: places of the body that do not count, beside those that the recording names.
    public init(_ request: Recording.Request, ignoring ignored: [JSONPointer] = []) {
        var request = request
        request.ignored += ignored.filter { !request.ignored.contains($0) }
        self.request = request
        let parts = request.path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = Self.withoutPrefixes(parts[0])
        query = parts.count > 1 ? Self.parameters(parts[1]) : []
        let places = request.ignored.sorted { $0.isBehind($1) }
        self.ignored = places
        json = (try? JSON(parsing: request.body)).map { $0.removing(places) }
    }

    /// Whether the body does not count at all.
    var ignoresBody: Bool { request.ignored.contains { $0.tokens.isEmpty } }

    /// What tells this request from others; the same for those that ask the same.
    var digest: UInt64 {
        let body =
            ignoresBody ? .null : json ?? .string(request.body.map { String($0, radix: 16) }.joined(separator: " "))
        return JSON.array([
            .string(request.method), .string(path), .array(query.map { .string(String($0)) }), body,
        ]).digest
    }

    /// What is different in another request.
    struct Difference {
        /// What of it is different, as a condition would name it: `body /stream`.
        let key: String
        /// What was expected, and what is there.
        let explanation: String
        /// How much is the same, to compare with other recordings.
        let likeness: Int
    }

    /// What is different, in the words of a condition that does not hold; nil when it is the same request.
    func difference(of candidate: Candidate) -> Difference? {
        guard Redacted.matches(path, candidate.path) else {
            let explanation = "\(Excerpt.quoted(candidate.path)) does not equal \(Excerpt.quoted(path))"
            return Difference(key: "path", explanation: explanation, likeness: -1)
        }
        let body = candidate.json?.removing(ignored)
        // Only asked for when something is different: it goes through both bodies once more.
        let likeness = { json.flatMap { json in body.map { json.likeness(to: $0) } } ?? 0 }
        if request.method != candidate.method {
            let explanation = "\(candidate.method) is not \(request.method)"
            return Difference(key: "method", explanation: explanation, likeness: 0)
        }
        let found = candidate.query.map { Self.parameters($0[...]) } ?? []
        guard found.count == query.count, zip(query, found).allSatisfy({ Redacted.matches(String($0), String($1)) })
        else {
            let (theirs, ours) = (found.joined(separator: "&"), query.joined(separator: "&"))
            let explanation = "\(Excerpt.quoted(theirs)) does not equal \(Excerpt.quoted(ours))"
            return Difference(key: "query", explanation: explanation, likeness: likeness())
        }
        if ignoresBody { return nil }
        guard let json else {
            if Redacted.matches(request.body, candidate.body) { return nil }
            return Difference(key: "body", explanation: "it is not that of the recording", likeness: 0)
        }
        guard let body else {
            return Difference(key: "body", explanation: "it is no JSON, unlike that of the recording", likeness: 0)
        }
        // Mostly they are the same, which is told faster than where they are not.
        guard json != body, let place = json.difference(from: body) else { return nil }
        let other = { (value: JSON?) in value.map(Excerpt.json) ?? "nothing" }
        return Difference(
            key: "body \(place.pointer)",
            explanation: "\(other(place.found)) is not \(other(place.recorded))",
            likeness: likeness()
        )
    }

    /// The path without what is taken off the front of a candidate's too: `/session/NAME` and `/anthropic`.
    private static func withoutPrefixes(_ path: Substring) -> String {
        var path = path
        let session = "/session/"
        if path.hasPrefix(session) { path = path.dropFirst(session.count).drop { $0 != "/" } }
        if path.hasPrefix("/anthropic/") { path = path.dropFirst("/anthropic".count) }
        return String(path)
    }

    /// The parameters of a query, whose order does not count.
    static func parameters(_ query: Substring) -> [Substring] {
        query.split(separator: "&").sorted()
    }
}

extension JSONPointer {
    /// Whether its place is behind another's in a list, or inside of it.
    func isBehind(_ other: JSONPointer) -> Bool {
        for (mine, theirs) in zip(tokens, other.tokens) where mine != theirs {
            if let mine = Int(mine), let theirs = Int(theirs) { return mine > theirs }
            return mine > theirs
        }
        return tokens.count > other.tokens.count
    }
}

extension JSON {
    /// The value without what is at those places.
    func removing(_ pointers: [JSONPointer]) -> JSON { pointers.reduce(self) { $0.removing($1) } }

    /// How many members of two bodies are the same, and how many elements their lists begin with.
    fileprivate func likeness(to found: JSON) -> Int {
        guard let members = object, let others = found.object else { return 0 }
        return members.reduce(0) { sum, member in
            guard let other = others[member.key] else { return sum }
            if case .array(let elements) = member.value, case .array(let theirs) = other {
                let common = zip(elements, theirs).prefix { $0.difference(from: $1) == nil }.count
                return sum + common + (common == elements.count && common == theirs.count ? 1 : 0)
            }
            return sum + (member.value.difference(from: other) == nil ? 1 : 0)
        }
    }

    /// A place where two bodies are different.
    fileprivate typealias Place = (pointer: String, recorded: JSON?, found: JSON?)

    /// The first place where a body is not what is recorded here; nil when there is none.
    fileprivate func difference(from found: JSON) -> Place? {
        switch (self, found) {
        case (.object(let recorded), .object(let other)):
            for (key, value) in recorded {
                guard let theirs = other[key] else { return ("/" + key, value, nil) }
                if let difference = value.difference(from: theirs, at: key) { return difference }
            }
            return other.first { recorded[$0.key] == nil }.map { ("/" + $0.key, nil, $0.value) }
        case (.array(let recorded), .array(let other)):
            for (index, value) in recorded.enumerated() {
                guard index < other.count else { return ("/\(index)", value, nil) }
                if let difference = value.difference(from: other[index], at: "\(index)") { return difference }
            }
            return other.count > recorded.count ? ("/\(recorded.count)", nil, other[recorded.count]) : nil
        case (.string(let text), .string(let other)): return Redacted.matches(text, other) ? nil : ("", self, found)
        case (.string(Recording.redacted), _): return nil
        default: return self == found ? nil : ("", self, found)
        }
    }

    /// The same below a place, which is only put into words when there is a difference.
    private func difference(from found: JSON, at token: @autoclosure () -> String) -> Place? {
        difference(from: found).map { ("/" + token() + $0.pointer, $0.recorded, $0.found) }
    }
}
