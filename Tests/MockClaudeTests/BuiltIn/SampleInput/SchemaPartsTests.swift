import MessagesAPI
import Testing

@testable import MockClaude

struct SchemaPartsTests {
    private func parts(_ schema: JSON, values: Int = 200) -> SchemaParts {
        var budget = SampleBudget(values: values)
        return SchemaParts(schema, root: schema, budget: &budget)
    }

    @Test func whatItIsMadeOf() {
        let parts = parts([
            "minimum": 1, "$ref": "#/list/0", "anyOf": [["minimum": 3], ["minimum": 30]],
            "oneOf": [["minimum": 4], ["minimum": 40]], "allOf": [["minimum": 5], ["allOf": [["minimum": 6]]]],
            "list": [["minimum": 2]],
        ])
        #expect(parts.numbers("minimum").map(\.int) == [1, 2, 3, 4, 5, 6])
        #expect(parts["minimum"] == 1)
    }

    @Test func theFirstPartThatSaysIsHeard() {
        #expect(parts(["allOf": [["title": "a"], ["title": "b"]]])["title"] == "a")
        #expect(parts([:])["title"] == nil)
    }

    @Test(
        arguments: [
            (["type": "string"], "string"), (["type": ["null", "string"]], "string"), (["type": ["null"]], "null"),
            (["type": []], nil), (["type": 5], nil), (["allOf": [["type": "string"]]], "string"), (true, nil),
        ] as [(JSON, String?)]
    )
    func types(schema: JSON, type: String?) {
        #expect(parts(schema).type == type)
    }

    @Test func membersOfAllParts() {
        let parts = parts([
            "properties": ["a": ["type": "string"], "b": true], "required": ["b", "a"],
            "allOf": [["properties": ["a": ["minLength": 3], "c": false], "required": ["a", "c", 7]]],
        ])
        let properties = parts.properties
        #expect(properties.names == ["a", "b", "c"])
        #expect(properties["a"] == ["allOf": [["type": "string"], ["minLength": 3]]])
        #expect(properties["b"] == true)
        #expect(parts.members(of: properties) == ["b", "a", "c"])
    }

    @Test func namesThatOnlyLookTheSameDiffer() {
        let properties: JSON = ["\u{e9}": ["const": 1], "e\u{301}": ["const": 2]]
        let parts = parts(["properties": properties, "required": ["\u{e9}", "e\u{301}"]])
        #expect(parts.properties["e\u{301}"] == ["const": 2])
        #expect(parts.members(of: parts.properties).count == 2)
    }

    @Test func numbersOfNoUseArePassedOver() throws {
        let long = "1." + String(repeating: "0", count: 200)
        for number in ["1e999", long, "null", #""5""#] {
            let schema = try JSON(parsing: Array(#"{"minimum": \#(number)}"#.utf8))
            #expect(parts(schema).numbers("minimum").isEmpty)
        }
        #expect(parts(["minLength": -5]).counts("minLength") == [0])
        #expect(parts(["minLength": 2.5]).counts("minLength") == [])
    }

    @Test func aBudgetIsAnEnd() {
        let schema: JSON = ["minimum": 1, "allOf": .array(Array(repeating: ["minimum": 2], count: 1000))]
        #expect(parts(schema, values: 10).numbers("minimum").count <= 11)
    }
}
