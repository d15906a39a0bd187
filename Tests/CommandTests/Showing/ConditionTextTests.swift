import MessagesAPI
import Testing

@testable import mock_claude

struct ConditionTextTests {
    @Test func itsKeysStandOnOneLine() {
        let when: JSONObject = ["last_user": "a\u{85}b", "stream": true, "model": ["glob": "claude-*"]]
        #expect(ConditionText(when).description == #"last_user "a\u0085b", stream true, model {"glob":"claude-*"}"#)
        #expect(ConditionText([:]).description == "")
    }

    @Test func keysAreNotShown() {
        let when: JSONObject = ["header": ["X-Api-Key": ["equals": "sk-ant-secret"], "cookie": nil, "x-team": "red"]]
        #expect(ConditionText(when).description == #"header {"X-Api-Key":"…","cookie":null,"x-team":"red"}"#)
    }
}
