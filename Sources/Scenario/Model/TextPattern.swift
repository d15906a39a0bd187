/// A compiled pattern, with the text that it was written as.
///
/// Unchecked, because `Regex` is not `Sendable`: the compiled expression is private and immutable, and its lazily built
/// program is built by a first match in `init`, so that threads that share a pattern only read it.
public struct TextPattern: @unchecked Sendable {
    /// Why a pattern cannot be used.
    public struct Failure: Error, Sendable, Equatable {
        /// What is wrong with it.
        public let reason: String
    }

    private enum Matcher {
        case regex(Regex<AnyRegexOutput>)
        case glob(Glob)
    }

    /// The pattern as it was written.
    public let source: String
    /// Whether upper and lower case are the same.
    public let ignoreCase: Bool
    private let matcher: Matcher

    /// A regular expression in Swift's syntax, to be found anywhere in a text.
    public init(regex source: String, ignoreCase: Bool = false) throws(Failure) {
        try Self.checkSize(of: source)
        do {
            _ = try Regex(source)
            let regex = try Regex(String(Self.withoutLead(source))).ignoresCase(ignoreCase)
            _ = try regex.firstMatch(in: "")
            matcher = .regex(regex)
        } catch {
            throw Failure(reason: "\(error)")
        }
        self.source = source
        self.ignoreCase = ignoreCase
    }

    /// The expression without a `.*` at its front, which changes nothing where anything may stand before what is found, and
    /// takes time with the square of a text's length when nothing is.
    private static func withoutLead(_ source: String) -> Substring {
        guard source.hasPrefix(".*") else { return source[...] }
        let rest = source.dropFirst(2)
        switch rest.first {
        case "?": return rest.dropFirst()
        // Possessive: it gives nothing back, so that nothing can follow it.
        case "+": return source[...]
        default: return rest
        }
    }

    /// The library's parser recurses for each nested set and each operator of a set (`[a&&[b--c]]`), and overruns the
    /// stack at some thousands of them.
    private static func checkSize(of source: String) throws(Failure) {
        guard source.utf8.count <= 10_000 else { throw Failure(reason: "it is longer than 10000 bytes") }
        let nesting = source.utf8.count { "[&-~".utf8.contains($0) }
        guard nesting <= 500 else {
            throw Failure(reason: "it has more than 500 of the characters '[', '&', '-' and '~'")
        }
    }

    /// A shell pattern of `*`, `?`, `[abc]`, `[a-z]` and `[!abc]`, which the whole text must fit. A backslash takes the
    /// next character for itself; line breaks are characters like all others.
    public init(glob source: String, ignoreCase: Bool = false) throws(Failure) {
        matcher = .glob(try Glob(source, ignoreCase: ignoreCase))
        self.source = source
        self.ignoreCase = ignoreCase
    }

    /// Whether the text fits.
    public func matches(_ text: String) -> Bool {
        switch matcher {
        // A match only throws when a custom component does, and a pattern from text has none.
        case .regex(let regex): ((try? regex.firstMatch(in: text)) ?? nil) != nil
        case .glob(let glob): glob.matches(text)
        }
    }

    /// Where the expression is found; nil for a glob, which is about the whole.
    func firstRange(in text: String) -> Range<String.Index>? {
        guard case .regex(let regex) = matcher else { return nil }
        return ((try? regex.firstMatch(in: text)) ?? nil)?.range
    }
}
