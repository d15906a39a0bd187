import MessagesAPI
import Testing

@testable import Scenario

struct MismatchSearchTests {
    @Test func theFirstMismatchStaysAndCountsWhatHeldBefore() {
        var search = MismatchSearch()
        search.value("turn", 1, 1)
        search.text("model", .contains("a"), Subject("a"))
        search.value("attempt", 2, 1)
        search.value("stream", true, false)
        search.path(.equals("/a"), Candidate(MessagesRequest(body: .null), path: "/b"))
        #expect(search.mismatch?.explanation == "attempt: 1 is not 2")
        #expect(search.mismatch?.held == 2)
    }

    @Test func whatIsNotAskedForDoesNotCount() {
        var search = MismatchSearch()
        search.text("model", nil, Subject(""))
        search.value("turn", Int?.none, 1)
        search.anyText(nil, [])
        search.toolResult(nil, [])
        search.tools(nil, [])
        search.path(nil, Candidate(MessagesRequest(body: .null), path: "/v1/messages"))
        #expect(search.mismatch == nil)
        search.path(nil, Candidate(MessagesRequest(body: .null), path: "/v1/models"))
        #expect(search.mismatch?.explanation == #"path: "/v1/models" does not equal "/v1/messages""#)
        #expect(search.mismatch?.held == 0)
    }

    @Test func everyKindOfConditionThatHoldsCounts() {
        var search = MismatchSearch()
        search.check("where", true, "")
        search.text("model", .equals("a"), Subject("a"))
        search.value("turn", 1, 1)
        search.anyText(.contains("b"), [Subject("a"), Subject("b")])
        search.tools([], [])
        search.header("x", .absent, nil)
        search.header("x", .matches(.not(.equals("a"))), nil)
        search.body(JSONPointer("/a")!, .equals(nil), JSON.null)
        search.body(JSONPointer("/a")!, .matches(.contains("true")), [true])
        search.path(.equals("/a"), Candidate(MessagesRequest(body: .null), path: "/a"))
        search.check("end", false, "reached")
        #expect(search.mismatch?.explanation == "end: reached")
        #expect(search.mismatch?.held == 10)
    }

    @Test func nothingIsLookedUpBehindTheFirstMismatch() {
        var search = MismatchSearch()
        search.check("a", false, "b")
        func unwanted<Value>(_ value: Value) -> Value {
            Issue.record("looked up: \(value)")
            return value
        }
        search.check(unwanted("key"), unwanted(true), unwanted("reason"))
        search.text("model", .contains("a"), unwanted(Subject("a")))
        search.value("turn", 1, unwanted(1))
        search.anyText(.contains("a"), unwanted([]))
        search.toolResult(Condition.ToolResult(), unwanted([]))
        search.header("x", .absent, unwanted(nil))
        search.body(JSONPointer("/a")!, .equals(1), unwanted(nil))
        #expect(search.mismatch?.explanation == "a: b")
    }

    @Test func aSentenceIsOnlyMadeForAReader() {
        var search = MismatchSearch()
        nonisolated(unsafe) var made = 0
        func reason() -> String {
            made += 1
            return "sentence \(made)"
        }
        search.check("held", true, reason())
        search.check("a", false, reason())
        #expect(made == 0)
        #expect(search.mismatch?.explanation == "a: sentence 1")
    }
}
