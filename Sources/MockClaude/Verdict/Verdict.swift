/// Whether a run went as its scenario expects, and what clients did wrong.
public struct Verdict: Sendable, Equatable {
    /// Something that did not go as expected.
    public struct Failure: Sendable, Equatable {
        /// The expectation, as the scenario spells it: `no_misses`; and `gates` for a reply that is still held.
        public let what: String
        /// What happened instead.
        public let why: String
        /// The id of the request that it happened with; nil when it is not one request's matter.
        public let request: String?
    }

    /// One expectation that was checked.
    struct Check: Sendable, Equatable {
        let what: String
        var failures: [Failure] = []

        init(_ what: String) { self.what = what }

        mutating func fail(_ why: String, request: String? = nil) {
            failures.append(Failure(what: what, why: why, request: request))
        }

        /// Fails for each request that was noted.
        mutating func fail(_ notes: FirstFew<Tally.Note>) {
            for note in notes.elements { fail(note.why, request: note.request) }
            if notes.further > 0 { fail("\(notes.further) more") }
        }
    }

    /// The expectations that were checked.
    let checks: [Check]
    /// What clients did wrong, whether it was allowed or not: the first hundred of each kind.
    public let findings: [Finding]
    /// How many more findings there are.
    let furtherFindings: Int

    /// Whether everything went as expected.
    public var passed: Bool { checks.allSatisfy(\.failures.isEmpty) }
    /// All that did not: the first hundred of each expectation, and how many more there are.
    public var failures: [Failure] { checks.flatMap(\.failures) }
}
