internal import Scenario

/// A regular expression that names what is secret in a body, a path or a header's value, as `--redact` has it.
///
/// Unchecked, because `Regex` is not `Sendable`: the compiled expression is private and immutable, and its lazily built
/// program is built by a first match in `init`, so that threads that share a pattern only read it.
public struct RedactionPattern: @unchecked Sendable {
    /// Why a pattern cannot be used.
    public struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
        /// The pattern.
        public let source: String
        /// What is wrong with it.
        public let reason: String

        /// The failure for people.
        public var description: String { "'\(source)' is no regular expression: \(reason)" }
    }

    /// The expression as it was written.
    public let source: String
    private let regex: Regex<AnyRegexOutput>

    /// A regular expression in Swift's syntax, to be found anywhere in a text.
    public init(_ source: String) throws(Failure) {
        do {
            // A scenario's patterns have the same bounds.
            _ = try TextPattern(regex: source)
        } catch {
            throw Failure(source: source, reason: error.reason)
        }
        do {
            // Scalars, not characters: a mark behind a secret does not make another character of its last one.
            let regex = try Regex(source).matchingSemantics(.unicodeScalar)
            _ = try regex.firstMatch(in: "")
            self.regex = regex
        } catch {
            throw Failure(source: source, reason: "\(error)")
        }
        self.source = source
    }

    /// Where it is found in a text that is UTF-8, in bytes. What is found with no length is not.
    func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.matches(of: regex).compactMap { match in
            let start = text.utf8.distance(from: text.startIndex, to: match.range.lowerBound)
            let length = text.utf8.distance(from: match.range.lowerBound, to: match.range.upperBound)
            return length == 0 ? nil : start..<start + length
        }
    }
}
