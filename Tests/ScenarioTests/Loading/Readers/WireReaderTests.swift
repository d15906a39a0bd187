import Testing

@testable import Scenario

@Suite struct WireReaderTests {
    @Test(arguments: [("{padding: true}", true), ("{padding: false}", false), ("{}", nil)] as [(String, Bool?)])
    func padding(text: String, padding: Bool?) throws {
        let (value, problems) = read(text, by: Wire.read)
        #expect(try #require(value).padding == padding)
        #expect(problems == [])
    }

    @Test(arguments: [
        ("padding", "1:1: error: 'wire' must be a map, found 'padding'"),
        ("{padding: on}", "1:11: error: expected true or false, found 'on'"),
        ("{paddings: true}", "1:2: error: unknown key 'paddings' in 'wire', did you mean 'padding'?"),
    ]) func notSettings(text: String, problem: String) {
        #expect(read(text, by: Wire.read).problems == [problem])
    }
}
