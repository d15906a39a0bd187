import Testing

@testable import Recorder

struct RedactionPatternTests {
    @Test func placesAreCountedInBytes() throws {
        let pattern = try RedactionPattern("b+|x*")
        #expect(pattern.ranges(in: Array("é\r\nbb b".utf8)) == [4..<6, 7..<8])
    }

    @Test func aMarkBehindALetterDoesNotHideIt() throws {
        #expect(try RedactionPattern("key").ranges(in: Array("key\u{301}".utf8)) == [0..<3])
    }

    @Test func aLeadIsPartOfWhatIsFound() throws {
        #expect(try RedactionPattern(".*b").ranges(in: Array("aab\nc".utf8)) == [0..<3])
    }

    @Test(arguments: ["(", "[a", String(repeating: "[", count: 600)]) func aBadOneSaysWhatIsWrong(source: String) {
        let failure = #expect(throws: RedactionPattern.Failure.self) { try RedactionPattern(source) }
        #expect(failure?.source == source)
        #expect(failure?.description.hasPrefix("'\(source)' is no regular expression: ") ?? false)
        #expect(failure?.reason.isEmpty == false)
    }
}
