import MessagesAPI
import Testing

@testable import MockClaude

struct SampleStringTests {
    private func text(_ schema: JSON, named name: String = "city") -> String {
        var budget = SampleBudget(values: 200)
        return SampleString(SchemaParts(schema, root: schema, budget: &budget), named: name).value
    }

    @Test func formats() {
        #expect(text(["format": "date"]) == "2026-01-31")
        #expect(text(["format": "uuid"]) == "00000000-0000-4000-8000-000000000000")
        #expect(text(["format": "new"]) == "example city")
    }

    @Test func lengthsAreCodePoints() {
        #expect(text(["minLength": 14]) == "example city..")
        #expect(text(["maxLength": 9], named: "e\u{301}x").unicodeScalars.count == 9)
        #expect(text(["maxLength": 9], named: "e\u{301}x") == "example e")
    }

    @Test func theNarrowestBoundsHold() {
        let bounds: JSON = ["allOf": [["minLength": 13, "maxLength": 99], ["minLength": 2, "maxLength": 14]]]
        #expect(text(bounds) == "example city.")
        #expect(text(bounds, named: "long name") == "example long n")
    }

    @Test func noTextIsLongerThanAnyoneWrites() {
        #expect(text(["minLength": 1_000_000_000]).count == 10_000)
    }
}
