import MessagesAPI
import Testing

@testable import MockClaude

struct SampleInputTests {
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
            (["type": "string", "maxLength": -1], ""),
            (["type": "string", "maxLength": 1e300], "example p"),
            (["type": "string", "maxLength": "3"], "example p"),
            (["type": "string", "minLength": 12], "example p..."),
            (["type": "string", "minLength": -5, "maxLength": 0], ""),
            (["type": "string", "format": "date", "maxLength": 4], "2026"),
            (["type": "integer", "minimum": "10"], 1),
            (["type": "integer", "exclusiveMinimum": 10], 11),
            (["type": ["null", "integer"], "maximum": -3], -3),
            (["type": "array", "items": ["type": "null"], "minItems": 3], [nil, nil, nil]),
            (["type": "array", "minItems": 2], [[:], [:]]),
            (["type": "array", "items": ["type": "string"], "maxItems": 0], []),
            (["type": "array", "items": ["type": "string"], "minItems": -7], ["example p"]),
            (["type": "string", "anyOf": [["minLength": 10], ["minLength": 20]]], "example p."),
            (["allOf": [["type": "integer", "minimum": 3], ["minimum": 7], ["maximum": 9]]], 7),
            (["allOf": [["type": "string"], ["enum": ["x"]]]], "x"),
            (true, [:]),
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

    @Test func allThatASchemaIsMadeOfHolds() {
        #expect(
            sample([
                "type": "object", "properties": ["a": ["type": "integer"], "z": ["type": "string"]], "required": ["a"],
                "allOf": [
                    ["$ref": "#/$defs/Named"],
                    ["properties": ["a": ["minimum": 4]], "required": ["a"]],
                ],
                "oneOf": [["required": ["b"]], ["required": ["z"]]],
                "$defs": ["Named": ["properties": ["b": ["type": "boolean"]], "required": ["b"]]],
            ]) == #"{"a":4,"b":true}"#
        )
    }

    @Test(arguments: ["properties", "allOf", "anyOf"])
    func aSchemaThatBranchesWithoutEndStaysSmall(keyword: String) {
        let names = (0...30).map { "k\($0)" }
        let properties = JSON.object(JSONObject(names.map { ($0, ["$ref": "#"]) }))
        let branches = JSON.array(names.map { _ in ["$ref": "#"] })
        let schemas: [String: JSONObject] = [
            "properties": ["properties": properties],
            "allOf": ["allOf": branches, "properties": properties],
            "anyOf": ["anyOf": branches, "properties": ["list": ["type": "array", "items": ["$ref": "#"]]]],
        ]
        #expect(count(.object(SampleInput(schema: schemas[keyword] ?? [:]).value)) < 500)
    }

    @Test func aListThatIsAskedToBeEndlessEnds() {
        let list: JSON = ["type": "array", "minItems": 1_000_000_000, "items": ["$ref": "#/properties/list"]]
        let value = SampleInput(schema: ["properties": ["list": list]]).value
        #expect((100...500).contains(count(.object(value))))
    }

    @Test func aTextThatIsAskedToBeEndlessEnds() {
        #expect(sample(["properties": ["p": ["type": "string", "minLength": 1_000_000_000]]]).utf8.count < 20_000)
    }

    @Test func aDefaultIsNotRepeatedWithoutEnd() {
        let big = JSON.string(String(repeating: "x", count: 100_000))
        let properties = JSONObject((0..<150).map { ("k\($0)", ["$ref": "#/$defs/big"]) })
        let schema: JSONObject = ["properties": .object(properties), "$defs": ["big": ["default": big]]]
        #expect(sample(schema).utf8.count < 200_000)
    }

    @Test(.timeLimit(.minutes(1)))
    func aWideSchemaTakesTimeInProportion() {
        let names = (0..<50_000).map { "name\($0)" }
        let schema: JSONObject = [
            "properties": .object(JSONObject(names.map { ($0, ["type": "string"]) })),
            "required": .array(names.reversed().map { .string($0) }),
        ]
        let value = SampleInput(schema: schema).value
        #expect(value.count == 50_000)
        #expect(value.first?.key == "name49999")
    }

    private func count(_ value: JSON) -> Int {
        switch value {
        case .array(let elements): elements.reduce(1) { $0 + count($1) }
        case .object(let members): members.reduce(1) { $0 + count($1.value) }
        default: 1
        }
    }

    @Test func noSchemaIsAnEmptyInput() {
        #expect(sample([:]) == "{}")
    }
}
