import Foundation
import Testing

struct EnvironmentListTests {
    @Test func anOptionGoesBeforeItsVariable() throws {
        let environment = ["MOCK_CLAUDE_IGNORE": "no pointer"]
        let end = try Command(["show", "/no/such.yaml", "--ignore", "/a", "--ignore", "/b"], environment: environment)
            .wait()
        #expect(end.status == 66)
        let bad = try Command(["show", "/no/such.yaml"], environment: environment).wait()
        #expect(bad.status == 64)
        #expect(bad.errors.contains("'no pointer' is no value for MOCK_CLAUDE_IGNORE"))
    }

    @Test func whatTheOptionGivesIsTheOptions() throws {
        let end = try Command(["show", "/no/such.yaml", "--ignore", "c"]).wait()
        #expect(end.errors.contains("'c' is no value for --ignore"))
    }

    @Test func eachLineIsAValue() throws {
        let environment = ["MOCK_CLAUDE_IGNORE": "/a\n\n/b\nc"]
        let end = try Command(["show", "/no/such.yaml"], environment: environment).wait()
        #expect(end.errors.contains("'c' is no value for MOCK_CLAUDE_IGNORE"))
    }
}
