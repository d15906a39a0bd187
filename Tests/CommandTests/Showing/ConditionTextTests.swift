import MessagesAPI
import Testing

@testable import mock_claude

@Suite struct ConditionTextTests {
    @Test func itsKeysStandOnOneLine() {
        let when: JSONObject = ["last_user": "a\u{85}b", "stream": true, "model": ["glob": "claude-*"]]
        #expect(ConditionText(when).description == #"last_user "a\u0085b", stream true, model {"glob":"claude-*"}"#)
        #expect(ConditionText([:]).description == "")
    }

    @Test func valuesOfHeaderFieldsAreNotShown() {
        let when: JSONObject = ["header": ["x-api-key": "sk-ant-secret", "x-team": nil]]
        #expect(ConditionText(when).description == #"header {"x-api-key":true,"x-team":false}"#)
    }
}
