import MessagesAPI
import Testing

@testable import MockClaude

struct SampleNumberTests {
    private func number(_ schema: JSON, whole: Bool = false) -> JSON {
        var budget = SampleBudget(values: 200)
        return SampleNumber(SchemaParts(schema, root: schema, budget: &budget), whole: whole).value
    }

    @Test(
        arguments: [
            ([:], 1.5), (["minimum": 0], 0), (["minimum": 2.25], 2.25), (["maximum": -3], -3),
            (["exclusiveMinimum": 5], 5.5), (["exclusiveMaximum": 1.5], 0.5),
            (["exclusiveMinimum": 0, "exclusiveMaximum": 0.1], 0.05), (["multipleOf": 0.25], 1.5),
            (["multipleOf": 7], 7), (["minimum": 10, "multipleOf": 7], 14), (["maximum": 10, "multipleOf": 7], 7),
            (["minimum": 3, "exclusiveMinimum": 3], 3.5), (["multipleOf": 0], 1.5), (["multipleOf": -2], 1.5),
            (["minimum": "3", "maximum": nil, "exclusiveMinimum": true], 1.5),
        ] as [(JSON, JSON)]
    )
    func numbers(schema: JSON, value: JSON) {
        #expect(number(schema) == value)
    }

    @Test(
        arguments: [
            ([:], 1), (["minimum": 0], 0), (["minimum": 2.25], 3), (["maximum": 0], 0), (["exclusiveMaximum": 1], 0),
            (["exclusiveMinimum": 5], 6), (["minimum": 5, "multipleOf": 2.5], 5), (["multipleOf": 2.5], 5),
            (["multipleOf": 3, "minimum": -10, "maximum": -8], -9),
        ] as [(JSON, JSON)]
    )
    func wholeNumbers(schema: JSON, value: JSON) {
        #expect(number(schema, whole: true) == value)
    }

    @Test func theMinimumKeepsItsSpelling() throws {
        let schema = try JSON(parsing: Array(#"{"minimum": 9007199254740993}"#.utf8))
        #expect(number(schema, whole: true).description == "9007199254740993")
    }

    @Test(arguments: [
        #"{"minimum": 1e999}"#, #"{"minimum": 1e308, "multipleOf": 1e-300}"#, #"{"multipleOf": 1e-320}"#,
        #"{"minimum": 5, "maximum": 4}"#, #"{"minimum": -1e308, "maximum": 1e308, "multipleOf": 1e308}"#,
    ])
    func whatCannotBeHadIsANumberNonetheless(schema: String) throws {
        for whole in [true, false] {
            #expect(try number(JSON(parsing: Array(schema.utf8)), whole: whole).double?.isFinite == true)
        }
    }
}
