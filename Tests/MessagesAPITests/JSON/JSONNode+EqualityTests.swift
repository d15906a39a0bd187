import Testing

@testable import MessagesAPI

struct JSONNodeEqualityTests {
    @Test(arguments: [
        ("null", "null", true), ("true", "true", true), ("true", "false", false), ("null", "false", false),
        ("1", "1.0", true), ("10", "1e1", true), ("1", "2", false), ("1", #""1""#, false),
        (#""a""#, #""\u0061""#, true), (#""e\u0301""#, #""\u00e9""#, false), (#""a""#, #""ab""#, false),
        ("[]", "{}", false), ("[1,[2]]", "[1,[2.0]]", true), ("[1]", "[1,2]", false), ("[1,2]", "[2,1]", false),
        (#"{"a":1,"b":2}"#, #"{"b":2,"a":1.0}"#, true), (#"{"a":1,"b":2}"#, #"{"b":1,"a":2}"#, false),
        (#"{"a":1,"b":2}"#, #"{"a":1,"c":2}"#, false), (#"{"a":1}"#, #"{"a":1,"b":2}"#, false),
        (#"{"a":1,"a":2}"#, #"{"a":2}"#, true), (#"{"\u0061":[{"b":{}}]}"#, #"{"a":[{"b":{}}]}"#, true),
        (#"{"a":[{"b":{"c":1}}]}"#, #"{"a":[{"b":{"c":2}}]}"#, false),
    ])
    func valuesAreEqualThatMeanTheSame(_ left: String, _ right: String, _ areEqual: Bool) throws {
        // As a member, because an object is read where it stands.
        let (mine, other) = (try JSON(parsing: "{\"v\":\(left)}"), try JSON(parsing: "{\"v\":\(right)}"))
        #expect(mine.read { mine in other.read { mine.isEqual(to: $0) } } == areEqual)
        #expect(other.read { other in mine.read { other.isEqual(to: $0) } } == areEqual)
        #expect((mine == other) == areEqual)
        if areEqual { #expect(mine.digest == other.digest) }
    }

    @Test(arguments: [3, 40])
    func theOrderOfMembersDoesNotCount(_ count: Int) throws {
        let members = (0..<count).map { #""name\#($0)":{"value":\#($0)}"# }
        let mine = try JSON(parsing: "{\(members.joined(separator: ","))}")
        let other = try JSON(parsing: "{\(members.reversed().joined(separator: ","))}")
        let changed = try JSON(parsing: "{\(members.reversed().dropFirst().joined(separator: ",")),\"x\":{}}")
        #expect(mine == other)
        #expect(mine != changed)
        // One that is put together and one of a text are equal, too.
        #expect(try #require(mine.object) == JSONObject(try #require(other.object).map { ($0.key, $0.value) }))
    }
}
