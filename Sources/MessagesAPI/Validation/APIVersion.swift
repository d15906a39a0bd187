/// A version of the API, which a client names in the header `anthropic-version`. Both are live.
public enum APIVersion: String, Sendable, CaseIterable {
    /// The version of the official clients up to Python 1.x.
    case v2023_06_01 = "2023-06-01"
    /// The version of Python 2.x, TypeScript 1, Go 2, Java 3 and Ruby 2: sampling parameters are gone, and documents and
    /// citations are refused where a client has no reason to send them.
    case v2026_10_21 = "2026-10-21"
}
