import Testing

@testable import Scenario

struct DiagnosticTests {
    private func diagnostic(_ line: String, column: Int) -> Diagnostic {
        Diagnostic(file: "a.yaml", line: 7, column: column, severity: .error, message: "no", sourceLine: line)
    }

    @Test func showsTheLineAndACaret() {
        #expect(
            diagnostic("    txt: hello", column: 5).description == """
                a.yaml:7:5: error: no
                    txt: hello
                    ^
                """
        )
    }

    @Test func showsNothingOfABlankLine() {
        #expect(diagnostic("", column: 1).description == "a.yaml:7:1: error: no")
        #expect(diagnostic("  \t", column: 3).description == "a.yaml:7:3: error: no")
    }

    @Test func aWarningIsTheSameButForItsSeverity() {
        #expect(
            diagnostic("    txt: hello", column: 5).asWarning.description == """
                a.yaml:7:5: warning: no
                    txt: hello
                    ^
                """
        )
    }
}
