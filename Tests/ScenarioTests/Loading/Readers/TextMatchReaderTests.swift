import Testing

@testable import Scenario

struct TextMatchReaderTests {
    private func holds(_ match: String, _ text: String) throws -> Bool {
        try #require(try condition("{last_user: \(match)}").lastUser).holds(for: text)
    }

    @Test(arguments: [
        ("weather", "the weather here", true), ("weather", "Weather", false),
        ("404", "error 404", true),
        ("{contains: a}", "cat", true), ("{contains: A, ignore_case: true}", "cat", true),
        ("{equals: cat}", "cat", true), ("{equals: cat}", "cats", false),
        ("{equals: CAT, ignore_case: true}", "cat", true),
        ("{regex: '^c.t$'}", "cat", true), ("{regex: 'C', ignore_case: true}", "cat", true),
        ("{glob: 'c*'}", "cat", true), ("{glob: 'C?T', ignore_case: true}", "cat", true), ("{glob: a}", "cat", false),
        ("{not: a}", "cat", false), ("{not: {equals: a}}", "cat", true), ("{not: A, ignore_case: true}", "cat", false),
        ("{not: [a, b]}", "cat", false), ("{not: [x, y]}", "cat", true),
        ("[x, {equals: cat}]", "cat", true), ("[x, y]", "cat", false),
    ]) func forms(match: String, text: String, expected: Bool) throws { #expect(try holds(match, text) == expected) }
}
