import Testing

@testable import MessagesAPI

struct JSONCellTests {
    @Test func whatIsPutInIsThere() {
        let cell = JSONCell(
            .string,
            [.isASCII, .isApart],
            start: 0xFFFF_FFFE,
            count: 0xFFFF_FFFD,
            measure: 0xFFFF_FFFC
        )
        #expect(cell.start == 0xFFFF_FFFE && cell.count == 0xFFFF_FFFD && cell.measure == 0xFFFF_FFFC)
        #expect(cell.type == .string && cell.traits == [.isASCII, .isApart])
        #expect(JSONCell(bits: .max).bits == .max)
        #expect(JSONCell.true.traits.contains(.isTrue) && !JSONCell.false.traits.contains(.isTrue))
    }

    @Test func aNameStandsWhereItsStringDoes() {
        let string = JSONCell(.string, .isApart, start: 3, count: 4, measure: 6)
        let name = JSONCell(nameLike: string, fingerprint: 0xABCD_EF01)
        #expect(name.start == 3 && name.count == 4 && name.traits == .isApart && name.measure == 0xABCD_EF01)
    }

    @Test(arguments: ["[]", "[1]", "[1,2,null]"])
    func anArrayIsAsLongAsItIsWritten(text: String) throws {
        let elements = try #require(JSON(parsing: text).array)
        let bytes = elements.reduce(0) { $0 + $1.encoded().count }
        #expect(JSONCell(arrayAt: 0, count: elements.count, bytes: bytes).measure == text.utf8.count)
    }

    @Test(arguments: ["{}", #"{"a":1}"#, #"{"a":1,"b":[],"c":"x"}"#])
    func anObjectIsAsLongAsItIsWritten(text: String) throws {
        let object = try #require(JSON(parsing: text).object)
        let bytes = object.reduce(0) { $0 + JSON.string($1.key).encoded().count + $1.value.encoded().count }
        #expect(JSONCell(objectAt: 0, count: object.count, bytes: bytes).measure == text.utf8.count)
    }
}
