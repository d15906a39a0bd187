import Testing

@testable import Timeline

struct CorruptEventTests {
    private func corrupt(_ text: String) -> String {
        String(decoding: CorruptEvent.bytes(of: Array(text.utf8)), as: UTF8.self)
    }

    @Test(arguments: ["\n", "\r", "\r\n"], ["data: ", "data:"])
    func halfOfTheDataIsLeftAndAllOfTheFraming(newline: String, field: String) {
        let event = "event: x\(newline)\(field)12345678\(newline)\(newline)"
        #expect(corrupt(event) == "event: x\(newline)\(field)1234\(newline)\(newline)")
    }

    @Test(arguments: [
        // A comment is no data, nor is a field of another name.
        (":data: 12\ndatum: 12\ndata: 1234\n\n", ":data: 12\ndatum: 12\ndata: 12\n\n"),
        // Lines that are all in the other half do not come.
        ("data: 1234\ndata: 5678\ndata: 90\n\n", "data: 1234\ndata: 5\n\n"),
        ("data: 12\ndata: 34\n\n", "data: 12\n\n"), ("data: 1\r\ndata: 234\r\n\r\n", "data: 1\r\ndata: 2\r\n\r\n"),
        // One space belongs to the field, any other to its value.
        ("data:   12\n\n", "data:   \n\n"), ("data: 123\n\n", "data: 1\n\n"),
        // Of several events it is the first that has data.
        ("data: 1234\n\ndata: 5678\n\n", "data: 12\n\ndata: 5678\n\n"),
        (": ping\n\ndata: 1234\n\n", ": ping\n\ndata: 12\n\n"), ("data:\n\ndata: 12\n\n", "data:\n\ndata: 1\n\n"),
        // The last line has no end, or is all there is.
        ("data: 1234", "data: 12"), ("\u{FEFF}event: x\ndata: 1234\n\n", "\u{FEFF}event: x\ndata: 12\n\n"),
    ])
    func onlyDataIsHalved(event: String, result: String) {
        #expect(corrupt(event) == result)
    }

    @Test(arguments: [
        ("{\"a\":1}", "{\"a"), ("", ""), ("x", ""), (": only a comment\n\n", ": only a "), ("data:\n\n", "dat"),
    ])
    func whatHasNoDataIsHalvedAsAWhole(text: String, result: String) { #expect(corrupt(text) == result) }

    @Test(arguments: ["é", "€", "😀"]) func charactersStayWhole(character: String) {
        for count in 0...8 {
            let data = String(repeating: "x", count: count) + String(repeating: character, count: 3)
            for text in ["data: \(data)\n\n", data] {
                let half = CorruptEvent.bytes(of: Array(text.utf8))
                #expect(String(validating: half, as: UTF8.self) != nil)
                #expect(half.count < text.utf8.count)
            }
        }
    }
}
