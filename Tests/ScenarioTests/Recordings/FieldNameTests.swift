import Testing

@testable import Scenario

struct FieldNameTests {
    @Test(arguments: [
        ("x-API_key.1", true), ("!#$%&'*+-.^_`|~", true), ("", false), ("a b", false), ("a:", false), ("é", false),
        ("a\r\n", false),
    ]) func onlyATokenIsOne(name: String, isToken: Bool) {
        #expect(FieldName.isToken(name) == isToken)
    }
}
