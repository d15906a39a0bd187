import Testing

@testable import MessagesAPI

struct JSONNodeTests {
    private static let text =
        #"{"null": null, "true": true, "int": 12, "big": 1e400, "half": 0.5, "text": "a\nb", "é": "é", "list": [1, "x"]}"#

    @Test func everyValueIsWhatItIs() throws {
        try JSON(parsing: Self.text).read { node in
            #expect(node["null"]?.type == .null && node["null"]?.bool == nil)
            #expect(node["true"]?.bool == true && node["true"]?.int == nil)
            #expect(node["int"]?.int == 12 && node["int"]?.double == 12 && node["int"]?.string == nil)
            #expect(node["big"]?.int == nil && node["half"]?.double == 0.5)
            #expect(node["text"]?.string == "a\nb" && node["é"]?.string == "é")
            #expect(node["list"]?.elements.map(\.json) == [1, "x"])
            #expect(node["none"] == nil && node["list"]?["x"] == nil)
        }
    }

    @Test func textsAreComparedByTheirCharacters() throws {
        try JSON(parsing: Self.text).read { node in
            #expect(node["text"] == "a\nb" && node["é"] == "é")
            #expect(node["text"] != "a\n" && node["int"] != "12" && node["none"] != "")
        }
    }

    @Test func whatIsNoArrayHasNoElements() throws {
        try JSON(parsing: Self.text).read { node in
            #expect(node.elements(of: "list").count == 2)
            #expect(node.elements(of: "text").isEmpty && node.elements(of: "none").isEmpty && node.elements.isEmpty)
        }
    }
}
