import Testing

@testable import Scenario

struct GlobTests {
    @Test(arguments: [
        ("", "", true), ("", "a", false), ("*", "", true), ("*", "a\nb", true), ("a", "a", true), ("a", "ab", false),
        ("a*", "abc", true), ("*c", "abc", true), ("*b*", "abc", true), ("a*c*e", "abcde", true),
        ("a*c*f", "abcde", false),
        ("?", "a", true), ("?", "\n", true), ("?", "", false), ("?", "👩‍👩‍👧", true), ("a?c", "abc", true),
        ("**", "ab", true),
        ("[abc]", "b", true), ("[abc]", "d", false), ("[a-c]x", "bx", true), ("[a-c]", "d", false),
        ("[!abc]", "d", true), ("[!abc]", "a", false), ("[^abc]", "d", true), ("[^abc]", "b", false),
        ("[!a]", "\n", true),
        ("[!a]", "", false), ("[]]", "]", true), ("[!]]", "]", false), ("[a-]", "-", true), ("[-a]", "-", true),
        ("[a\\]b]", "]", true), ("\\*", "*", true), ("\\*", "a", false), ("\\[a", "[a", true),
        ("claude-*-[0-9]", "claude-x-4", true),
        ("*a*a*a*a*a*a*a*b", String(repeating: "a", count: 2000), false),
    ]) func fits(pattern: String, text: String, expected: Bool) throws {
        #expect(try Glob(pattern, ignoreCase: false).matches(text) == expected)
    }

    @Test func caseCountsUnlessToldNot() throws {
        #expect(try !Glob("CAT[A-C]", ignoreCase: false).matches("catb"))
        #expect(try Glob("CAT[A-C]", ignoreCase: true).matches("catB"))
    }

    @Test(arguments: [
        ("[a", "a '[' has no ']'; write '\\[' for the character itself"),
        ("[", "a '[' has no ']'; write '\\[' for the character itself"),
        ("[]", "a '[' has no ']'; write '\\[' for the character itself"),
        ("[z-a]", "a range in '[…]' ends before it starts"),
        ("a\\", "nothing follows the last backslash"),
        ("[\\", "nothing follows the last backslash"),
    ]) func badPatterns(pattern: String, reason: String) {
        #expect(throws: TextPattern.Failure(reason: reason)) { try Glob(pattern, ignoreCase: false) }
    }
}
