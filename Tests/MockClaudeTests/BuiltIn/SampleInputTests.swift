import MessagesAPI
import Testing

@testable import MockClaude

@Suite struct SampleInputTests {
    private func sample(_ schema: JSONObject) -> String { JSON.object(SampleInput(schema: schema).value).description }

    private func sample(property schema: JSON) -> JSON? {
        SampleInput(schema: ["type": "object", "properties": ["p": schema], "required": ["p"]]).value["p"]
    }

    @Test func onlyRequiredMembers() {
        let properties: JSON = ["location": ["type": "string"], "unit": ["type": "string"]]
        #expect(
            sample(["type": "object", "properties": properties, "required": ["location"]])
                == #"{"location":"example location"}"#
        )
    }

    @Test func allMembersWhenNoneIsRequired() {
        #expect(
            sample(["type": "object", "properties": ["a": ["type": "integer"], "b": ["type": "boolean"]]])
                == #"{"a":1,"b":true}"#
        )
    }

    @Test(
        arguments: [
            (["type": "string", "enum": ["celsius", "fahrenheit"]], "celsius"),
            (["type": "string", "default": "x"], "x"),
            (["const": 5], 5),
            (["type": "string", "examples": ["Hanoi"]], "Hanoi"),
            (["type": "integer", "minimum": 10], 10),
            (["type": "number"], 1.5),
            (["type": "null"], nil),
            (["type": ["string", "null"]], "example p"),
            (["type": "array", "items": ["type": "string"]], ["example p"]),
            (["type": "array"], []),
            (["anyOf": [["type": "integer"], ["type": "null"]]], 1),
            (["type": "string", "format": "date"], "2026-01-31"),
            (["type": "string", "maxLength": 3], "exa"),
            (["type": "new"], nil),
            ([:], [:]),
        ] as [(JSON, JSON)]
    )
    func values(schema: JSON, value: JSON) {
        #expect(sample(property: schema) == value)
    }

    @Test func referencesAreFollowed() {
        #expect(
            sample([
                "type": "object", "properties": ["place": ["$ref": "#/$defs/Place"]], "required": ["place"],
                "$defs": ["Place": ["type": "object", "properties": ["city": ["type": "string"]]]],
            ]) == #"{"place":{"city":"example city"}}"#
        )
    }

    @Test func aSchemaThatRefersToItselfEnds() {
        #expect(
            sample(["type": "object", "properties": ["next": ["$ref": "#"]], "required": ["next"]]).hasPrefix(
                #"{"next":{"next":"#
            )
        )
    }

    @Test func noSchemaIsAnEmptyInput() {
        #expect(sample([:]) == "{}")
    }
}
