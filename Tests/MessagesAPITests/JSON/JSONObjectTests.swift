import MessagesAPI
import Testing

struct JSONObjectTests {
    @Test func keepsTheOrderOfItsMembers() {
        var object: JSONObject = ["b": 1, "a": 2]
        object["c"] = 3
        object["b"] = 4
        #expect(JSON.object(object).description == #"{"b":4,"a":2,"c":3}"#)
        object["a"] = nil
        object["none"] = nil
        #expect(object.keys == ["b", "c"])
    }

    @Test func theLastOfEqualNamesHoldsAtThePlaceOfTheFirst() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(JSON.object(object).description == #"{"a":3,"b":2}"#)
    }

    @Test func namesAreComparedCodePointByCodePoint() {
        let object: JSONObject = ["\u{E9}": 1, "e\u{301}": 2]
        #expect(object.count == 2)
        #expect(object["e\u{301}"] == 2)
    }

    @Test(arguments: [2, 40]) func equalityLeavesTheOrderOut(count: Int) {
        let members = (0..<count).map { ("k\($0)", JSON(integerLiteral: $0)) }
        let object = JSONObject(members)
        #expect(object == JSONObject(members.reversed()))
        #expect(object.hashValue == JSONObject(members.reversed()).hashValue)
        var other = JSONObject(members.reversed())
        other["k0"] = "changed"
        #expect(object != other)
        other["k0"] = nil
        #expect(object != other)
        other["else"] = 0
        #expect(object != other)
    }

    @Test func layingOverMergesObjects() {
        let base: JSONObject = ["a": 1, "b": ["x": 1, "y": 2], "c": [1]]
        let merged = base.overlaid(with: ["b": ["y": 3, "z": 4], "c": nil, "d": 5])
        #expect(JSON.object(merged).description == #"{"a":1,"b":{"x":1,"y":3,"z":4},"c":null,"d":5}"#)
    }
}
