import MessagesAPI
import Testing

struct QueryParametersTests {
    @Test func readsNamesAndValues() {
        let query = QueryParameters("limit=5&a=1&a=2&flag&empty=&b=x=y")
        #expect(query["limit"] == "5")
        #expect(query["a"] == "1")
        #expect(query.all("a") == ["1", "2"])
        #expect(query["flag"] == "" && query["empty"] == "")
        #expect(query["b"] == "x=y")
        #expect(query["no"] == nil && query.all("no").isEmpty)
        #expect(QueryParameters(nil)["a"] == nil)
    }

    @Test(arguments: [
        ("a%20b", "a b"), ("a+b", "a b"), ("%C3%a9", "é"), ("100%", "100%"), ("%zz", "%zz"), ("%4", "%4"), ("%25", "%"),
        ("%FF", "\u{FFFD}"),
    ])
    func decodes(_ encoded: String, _ value: String) {
        #expect(QueryParameters("lifecycle%5B%5D=\(encoded)").all("lifecycle[]") == [value])
    }
}
