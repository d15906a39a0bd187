import MessagesAPI
import Testing

struct JSONTests {
    let value: JSON = ["text": "x", "yes": true, "n": 3, "f": 1.5, "list": [1, "two"], "none": nil, "sub": ["a": 1]]

    @Test func givesItsParts() {
        #expect(value["text"]?.string == "x")
        #expect(value["yes"]?.bool == true)
        #expect(value["n"]?.int == 3)
        #expect(value["f"]?.double == 1.5)
        #expect(value["list"]?[1]?.string == "two")
        #expect(value["list"]?.array == [1, "two"])
        #expect(value["sub"]?.object == ["a": 1])
        #expect(value["none"] == JSON.null)
    }

    @Test func givesNilForWhatIsNotThere() {
        #expect(value["no"] == nil)
        #expect(value["text"]?["a"] == nil)
        #expect(value["list"]?[2] == nil)
        #expect(value["list"]?[-1] == nil)
        #expect(value["text"]?.int == nil && value["text"]?.bool == nil && value["text"]?.double == nil)
        #expect(value["text"]?.array == nil && value["text"]?.object == nil && value["n"]?.string == nil)
        #expect(value["f"]?.int == nil)
    }

    @Test func namesItsKind() {
        #expect(
            ["x", true, 1, [], [:], nil].map { (json: JSON) in json.kind } == [
                "a string", "a boolean", "a number", "an array", "an object", "null",
            ]
        )
    }

    @Test func equalityIsOfMeaning() throws {
        #expect(try JSON(parsing: #"{"a":1.0,"b":[1e2]}"#) == JSON(parsing: #"{"b":[100],"a":1}"#))
        #expect(JSON.array([1, 2]) != [2, 1])
        #expect(JSON.string("1") != 1)
        #expect(JSON.null != false)
        #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
        #expect(Set<JSON>([1, 1.0, "1"]).count == 2)
    }
}
