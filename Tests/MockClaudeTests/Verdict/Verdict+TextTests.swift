import Scenario
import Testing

@testable import MockClaude

struct VerdictTextTests {
    @Test func aRunThatWentWell() {
        #expect(Verdict.idle.text == "passed")
    }

    @Test func whatFailedAndWhatWasFound() {
        #expect(
            Verdict.failed().text == """
                FAILED
                requests: 0 came, 1 expected
                no_misses: req_1: nothing <fits> & "nothing" will
                findings: req_3: gave_up: gave up
                finding: req_2: left_early: left
                """
        )
    }

    @Test func whatAClientSentWritesNoLineOfItsOwn() {
        let lines = Verdict.failed(why: "a\npassed", detail: "\u{1b}[2J").text.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines[2] == #"no_misses: req_1: a\npassed"# && lines[4].hasSuffix(#"\u001b[2J"#))
    }

    @Test func findingsThatAreNotListedAreCounted() {
        var tally = Tally()
        for _ in 0..<101 { tally.note(Verdict.failed().findings) }
        #expect(Verdict(.init(), rules: [], tally: tally).text.hasSuffix("\nfindings beside these: 2"))
    }
}
