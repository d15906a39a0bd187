import Testing

@testable import MessagesAPI
@testable import Scenario

struct ToolResultMatchingTests {
    private let sunny = ToolResult(["tool_use_id": "t", "content": "sunny"], callNames: ["t": "get_weather"])
    private let lost = ToolResult(["tool_use_id": "u", "content": "x", "is_error": true], callNames: [:])

    @Test func everythingGivenMustHold() {
        #expect(Condition.ToolResult().holds(for: sunny) && Condition.ToolResult().holds(for: lost))
        let whole = Condition.ToolResult(name: .equals("get_weather"), content: .contains("sun"), isError: false)
        #expect(whole.holds(for: sunny))
        #expect(!whole.holds(for: lost))
        #expect(!Condition.ToolResult(isError: true).holds(for: sunny))
        #expect(Condition.ToolResult(isError: true).holds(for: lost))
    }

    @Test func aResultOfNoCallFitsNoNameButAnExcludedOne() {
        #expect(!Condition.ToolResult(name: .contains("")).holds(for: lost))
        #expect(Condition.ToolResult(name: .not(.equals("get_weather"))).holds(for: lost))
    }

    @Test func theFirstThatDoesNotHoldIsExplained() {
        func explanation(_ expected: Condition.ToolResult, _ result: ToolResult) -> String {
            expected.explanation(for: result)
        }
        #expect(
            explanation(.init(name: .equals("search"), content: .contains("rain"), isError: true), sunny)
                == #"name: "get_weather" does not equal "search""#
        )
        #expect(
            explanation(.init(name: .equals("get_weather"), content: .contains("rain"), isError: true), sunny)
                == #"content: "sunny" does not contain "rain""#
        )
        #expect(explanation(.init(content: .contains("sun"), isError: true), sunny) == "is_error: false is not true")
        #expect(explanation(.init(isError: false), lost) == "is_error: true is not false")
        #expect(
            explanation(.init(name: .equals("search")), lost) == #"the conversation has no call with the id "u""#
        )
    }
}
