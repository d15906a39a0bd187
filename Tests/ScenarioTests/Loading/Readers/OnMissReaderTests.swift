import Testing
import Timeline

@testable import Scenario

struct OnMissReaderTests {
    @Test func anErrorIsTheDefault() throws {
        let (value, problems) = read("error", by: Reply.readOnMiss)
        #expect(value == nil)
        #expect(problems == [])
    }

    @Test func aMapIsAReply() throws {
        let (value, problems) = read("{text: Hello, pace: fast}", by: Reply.readOnMiss)
        guard case .content(let blocks)? = value?.body else { throw Unexpected("\(problems)") }
        #expect(blocks == [.text("Hello")])
        #expect(value?.pace == .fast)
    }

    @Test(arguments: [
        ("eror", "1:1: error: unknown answer to a miss 'eror', did you mean 'error'?"),
        ("[a]", "1:1: error: expected one of error, a reply like {text: …}, found a list"),
        (
            "{when: {turn: 1}, text: a}",
            "1:2: error: 'when' cannot stand in 'on_miss', which answers whatever no reply does"
        ),
        ("{pace: fast}", "1:1: error: 'on_miss' needs one of text, content, events, recording, error, http"),
    ]) func anythingElseIsAnError(text: String, problem: String) {
        #expect(read(text, by: Reply.readOnMiss).problems == [problem])
    }
}
