import Testing

@testable import MessagesAPI

struct JSONParserMembersTests {
    @Test(arguments: [1, 20, 100]) func ofANameThatIsGivenTwiceTheLastValueHolds(others: Int) throws {
        let names = (0..<others).map { #""k\#($0)": \#($0)"# }.joined(separator: ", ")
        let json = try JSON(parsing: #"{"\u0061": 1, \#(names), "a": [2], "k0": "end"}"#)
        #expect(json.object?.count == others + 1)
        #expect(json["a"] == [2] && json["k0"] == "end" && json["k\(others)"] == nil)
        #expect(json.object?.first?.key == "a")
        #expect(json.read { $0.encodedCount } == json.encoded().count)
    }

    /// Names with the same bit are as good as others.
    @Test func everyOneOfManyNamesIsKept() throws {
        let names = (0..<500).map { "name \($0)" }
        let text = "{" + names.map { #""\#($0)": "\#($0)""# }.joined(separator: ",") + "}"
        let object = try #require(JSON(parsing: text).object)
        #expect(object.keys == names)
        #expect(names.allSatisfy { object[$0] == .string($0) })
    }
}
