import Testing

@testable import Scenario

struct SubjectTests {
    @Test(arguments: [
        ("hello", "", 0), ("", "", 0), ("hello", "hello", 0), ("hello", "llo", 2), ("aaab", "aab", 1),
        ("hällo", "llo", 3),
        ("abababc", "ababc", 2),
    ]) func findsAPart(text: String, part: String, offset: Int) {
        #expect(Subject(text).offset(of: part, ignoreCase: false) == offset)
    }

    @Test(arguments: [
        ("hello", "x"), ("hello", "hello!"), ("", "a"), ("aab", "aac"), ("hello", "Hello"), ("e\u{301}", "\u{E9}"),
    ])
    func findsNothing(text: String, part: String) {
        #expect(!Subject(text).contains(part, ignoreCase: false))
    }

    @Test func caseIsLeftOutOnRequest() {
        #expect(Subject("GRÖSSE").contains("größ", ignoreCase: true) == false)
        #expect(Subject("ÄPFEL und Birnen").contains("äpfel UND", ignoreCase: true))
        #expect(Subject("Hello").equals("hELLO", ignoreCase: true))
        #expect(!Subject("Hello").equals("hELLO", ignoreCase: false))
        #expect(!Subject("Hello").equals("Hell", ignoreCase: true))
    }
}
