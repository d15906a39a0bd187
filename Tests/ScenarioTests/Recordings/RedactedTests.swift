import Testing

@testable import Scenario

struct RedactedTests {
    @Test(arguments: [
        ("", "", true), ("a", "a", true), ("a", "b", false), ("[a", "[a", true), ("[redacted", "[redacted", true),
        ("[redacted]", "", true), ("[redacted]", "anything", true), ("a[redacted]", "a", true),
        ("a[redacted]", "ba", false), ("[redacted]z", "xyz", true), ("[redacted]z", "xyzw", false),
        ("a[redacted]a", "a", false), ("a[redacted]a", "aa", true), ("a[redacted]b[redacted]c", "a1b2c", true),
        ("a[redacted]b[redacted]c", "a1c", false), ("[redacted][redacted]", "x", true),
        ("a[redacted]b[redacted]b", "ab", false), ("\u{E9}", "e\u{301}", false),
    ]) func whatWasRedactedStandsForAnything(recorded: String, text: String, matches: Bool) {
        #expect(Redacted.matches(recorded, text) == matches)
    }
}
