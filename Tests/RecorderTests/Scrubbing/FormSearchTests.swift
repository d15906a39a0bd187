import Testing

@testable import Recorder

struct FormSearchTests {
    private func found(_ values: [String], _ text: String) -> [Range<Int>] {
        FormSearch(values).ranges(in: Array(text.utf8))
    }

    @Test func everyPlaceIsFound() {
        #expect(found(["12345678", "12345678x"], "12345678x 12345678 ") == [0..<8, 0..<9, 10..<18])
        #expect(found(["aaaaaaaa"], "aaaaaaaaa") == [0..<8, 1..<9])
    }

    @Test func halfOfOneAtTheEndIsFound() {
        #expect(found(["1234567890abcdefghij"], "a 1234567890") == [2..<12])
        #expect(found(["1234567890abcdefghij"], "a 123456789") == [])
        #expect(found(["1234567890abcdefghij"], "a 1234567890 ") == [])
    }

    @Test func withoutASecretOrWithLittleTextNothingIs() {
        #expect(found([], "12345678") == [])
        #expect(found(["12345678"], "1234567") == [])
        #expect(found(["12345678"], "") == [])
    }
}
