import Testing

@testable import Recorder

struct JSONTokensTests {
    private func tokens(_ text: String) -> [String]? {
        let bytes = Array(text.utf8)
        return JSONToken.all(in: bytes)?.map {
            "\($0.kind) \($0.path.joined(separator: "/")) \(String(decoding: bytes[$0.range], as: UTF8.self))"
        }
    }

    @Test func everyTokenKnowsItsWay() {
        #expect(
            tokens(#" {"a": [1, {"b\u0062": "x\"y"}, true], "c": -2e5} "#) == [
                "key  a", "literal a/ 1", #"key a// b\u0062"#, #"string a//bb x\"y"#, "literal a/ true", "key a c",
                "literal c -2e5",
            ]
        )
        #expect(tokens(#""a""#) == ["string  a"])
        #expect(tokens("\u{FEFF}[1]") == ["literal  1"])
    }

    @Test(arguments: [#"{"a":"b"#, #"{"a":"b\"#, #"{"a":["b",tr"#, #"{"a":{"b":-"#, "{", #"{"a":"b"} {"a":"c"}"#])
    func whatIsCutOrFollowsIsJSONToo(text: String) { #expect(tokens(text) != nil) }

    @Test(arguments: ["", "text", "[INFO] key", "[1}", "{a: 1}", #""a" and "b""#, "17", #"[nul]"#, "[-]", "{{x}}"])
    func whatIsNoneIsNone(text: String) { #expect(tokens(text) == nil) }
}
