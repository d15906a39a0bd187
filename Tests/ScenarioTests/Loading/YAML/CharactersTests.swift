import Testing

@testable import Scenario

struct CharactersTests {
    private func check(_ text: String) -> (isFine: Bool, problems: [String]) {
        let problems = Problems(file: "a.yaml", source: SourceText(text))
        let isFine = problems.checkCharacters()
        return (isFine, problems.diagnostics.map(brief))
    }

    @Test func whatYAMLAllows() {
        let text = "\t\n\r ~\u{85}\u{A0}\u{2028}\u{D7FF}\u{E000}\u{FEFE}\u{FF00}\u{FFFD}\u{10000}😀\u{10FFFF}"
        #expect(check("\u{FEFF}" + text) == (true, []))
    }

    @Test(arguments: [
        ("\u{0}", "0000"), ("\u{8}", "0008"), ("\u{B}", "000B"), ("\u{1F}", "001F"), ("\u{7F}", "007F"),
        ("\u{84}", "0084"), ("\u{86}", "0086"), ("\u{9F}", "009F"), ("\u{FEFF}", "FEFF"), ("\u{FFFE}", "FFFE"),
        ("\u{FFFF}", "FFFF"),
    ]) func whatItDoesNotAllow(character: String, code: String) {
        let found = check("a: 1\r\n\té\(character)\(character)")
        #expect(!found.isFine)
        #expect(
            found.problems == [
                #"2:3: error: the character U+\#(code) cannot stand in a file; in double quotes write it as "\u\#(code)""#
            ]
        )
    }
}
