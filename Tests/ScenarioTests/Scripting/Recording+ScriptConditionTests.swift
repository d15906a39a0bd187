import MessagesAPI
import Testing

@testable import Scenario

struct RecordingScriptConditionTests {
    private func condition(_ body: String, path: String = "/v1/messages?beta=true") -> String {
        JSON.object(
            Recording.Request(method: "POST", path: path, body: Array(body.utf8)).scriptCondition.members
        ).description
    }

    @Test func theLastUserIsNamedByItsFirstLine() {
        let text = #"\n\n   The tide turns. \nAnd more"#
        #expect(
            condition(#"{"model":"m","messages":[{"role":"user","content":"\#(text)"}]}"#)
                == #"{"model":"m","last_user":"The tide turns."}"#
        )
        let long = String(repeating: "word ", count: 20)
        #expect(
            condition(#"{"messages":[{"role":"user","content":"\#(long)"}]}"#)
                == #"{"last_user":"word word word word word word word word word word word word"}"#
        )
    }

    @Test func aToolsResultIsNamedByItsTool() {
        let call = #"{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"look"}]}"#
        let result = #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"t"}]}"#
        #expect(condition(#"{"messages":[\#(call),\#(result)]}"#) == #"{"tool_result":"look","turn":2}"#)
        #expect(condition(#"{"messages":[\#(result)]}"#) == #"{"tool_result":{}}"#)
    }

    @Test func anotherPathIsNamed() {
        #expect(condition("", path: "/v1/models?limit=2") == #"{"path":"/v1/models"}"#)
        #expect(condition("text") == "{}")
    }
}
