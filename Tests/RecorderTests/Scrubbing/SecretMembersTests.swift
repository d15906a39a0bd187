import Testing

@testable import Recorder

struct SecretMembersTests {
    @Test(arguments: [
        ["a", "API_Key"], ["api_key", ""], ["account", "uuid"], ["x", "Organizations", "", "id"], ["auth_token"],
        ["x-api-key"], ["accessToken"], ["ANTHROPIC_API_KEY"], ["aws_secret_access_key"], ["secret"], ["privateKey"],
        ["session_token"], ["workspace-id"], ["api_keys", ""], ["secrets", "", ""], ["code_verifier"],
    ]) func aMemberThatNamesASecretIsOne(path: [String]) { #expect(SecretMembers.isSecret(path)) }

    @Test(arguments: [
        [], [""], ["id"], ["message", "id"], ["account", "name"], ["api_key", "type"], ["max_tokens"], ["key"],
        ["stop_sequence"], ["session_id"], ["cache_key"], ["invalid_token"], ["next_page_token"], ["signature"],
        ["tool_use_id"], ["user_id"], ["secretary"], ["code"], ["state"],
    ]) func otherMembersAreNone(path: [String]) { #expect(!SecretMembers.isSecret(path)) }

    @Test func numbersInThePluralCountSomething() {
        #expect(!SecretMembers.isSecret(["max_session_tokens"], isText: false))
        #expect(SecretMembers.isSecret(["api_key"], isText: false))
    }

    private func held(_ json: String) throws -> [String] {
        let text = MappedText(Array(json.utf8))
        let tokens = try #require(JSONToken.all(in: text.bytes))
        let members = SecretMembers(of: text, tokens)
        return tokens.filter(members.holds).map { String(decoding: text.bytes[$0.range], as: UTF8.self) }
    }

    @Test func aTokenIsOneOnlyWhenItLooksLikeOne() throws {
        let token = "q7Zk29vXw1LmT5bRy8NcAf3h"
        #expect(try held(#"{"token":"\#(token)","a":[{"credentials":["\#(token)"]}]}"#) == [token, token])
        #expect(try held(#"{"token":"identifier","key":"\#(token)","text":"\#(token)","tokens":12}"#) == [])
        #expect(try held(#"{"token":"the-2024-report-of-the-team"}"#) == [])
    }

    @Test func whatIsExchangedForATokenIsSecretOnlyThere() throws {
        let code = #""code":"abc","state":"def","error":{"code":"ghi"}"#
        #expect(try held(#"{"grant_type":"authorization_code",\#(code)}"#) == ["abc", "def"])
        #expect(try held("{\(code)}") == [])
    }
}
