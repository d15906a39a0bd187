import Testing

@testable import HTTPDaemon

struct HTTPHeaderTests {
    private let headers = [
        HTTPHeader("X-Api-Key", "first"), HTTPHeader("x-api-key", "second"), HTTPHeader("Empty", ""),
        HTTPHeader("a_b", "c"),
    ]

    @Test(
        arguments: [
            ("x-api-key", "first"), ("X-API-KEY", "first"), ("empty", ""), ("x-api", nil), ("x-api-key2", nil),
            ("", nil),
            // `_` and DEL differ by the bit that tells the case of letters.
            ("a_b", "c"), ("a\u{7F}b", nil),
        ] as [(String, String?)]
    )
    func namesAreFoundWhateverTheirCase(name: String, value: String?) {
        #expect(headers.value(of: name) == value)
    }

    @Test func allValuesOfANameAreInTheirOrder() {
        #expect(headers.values(of: "X-API-Key") == ["first", "second"])
        #expect(headers.values(of: "x-api") == [])
    }
}
