import Testing

@testable import MessagesAPI

struct RequestRuleTests {
    private static let error = APIError.invalid("found")

    private func isTried(_ rule: RequestRule, on body: JSON) -> Bool {
        body.read { node in
            let request = RequestUnderCheck(MessagesRequest(body: body), node, .messages, .v2023_06_01, [])
            return rule.error(in: request) != nil
        }
    }

    @Test(arguments: [[:], ["model": "m", "messages": [["role": "user", "content": "hi"]]]] as [JSON])
    func aRuleAboutNothingInParticularIsTriedOnEveryRequest(_ body: JSON) {
        #expect(isTried(RequestRule { _ in Self.error }, on: body))
    }

    @Test func aRuleAboutFieldsIsTriedWhereOneIsThere() {
        let rule = RequestRule(onFields: "thinking", "tools") { _ in Self.error }
        #expect(isTried(rule, on: ["model": "m", "tools": []]))
        #expect(!isTried(rule, on: ["model": "m", "messages": []]))
    }

    @Test func aRuleAboutBlocksIsTriedWhereOneIsThere() {
        let rule = RequestRule(onBlocks: .toolUse, .toolResult) { _ in Self.error }
        let call: JSON = ["role": "assistant", "content": [["type": "text", "text": "a"], ["type": "tool_use"]]]
        #expect(isTried(rule, on: ["messages": [call]]))
        #expect(!isTried(rule, on: ["messages": [["role": "user", "content": "hi"]]]))
    }
}
