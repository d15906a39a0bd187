import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ConversationWatchTests {
    private var client = WatchedClient()

    private let question: JSON = ["role": "user", "content": "Hi"]

    private func assistant(_ blocks: JSON...) -> JSON { ["role": "assistant", "content": .array(blocks)] }
    private func user(_ blocks: JSON...) -> JSON { ["role": "user", "content": .array(blocks)] }
    private func call(_ id: String) -> JSON {
        ["type": "tool_use", "id": .string(id), "name": "t", "input": [:]]
    }
    private func result(_ id: String) -> JSON { ["type": "tool_result", "tool_use_id": .string(id), "content": "ok"] }
    private func thinking(_ signature: String) -> JSON {
        ["type": "thinking", "thinking": "Hm.", "signature": .string(signature)]
    }

    private mutating func found(_ messages: JSON..., overlay: JSONObject = [:]) -> [Finding] {
        let body = JSON.object((["messages": .array(messages)] as JSONObject).overlaid(with: overlay))
        return client.send { $0.conversation = MessagesRequest(body: body) }.found
    }

    private mutating func reply(_ blocks: ContentBlock...) {
        let sent = client.send()
        client.answer(sent, content: blocks)
        _ = client.end(sent)
    }

    private func toolUse(_ id: String) -> ContentBlock { .toolUse(.init(id: id, name: "t")) }

    // MARK: tool_result_missing

    @Test mutating func everyCallHasAnAnswer() {
        #expect(found(question, assistant(call("a"), call("b")), user(result("b"), result("a"))).isEmpty)
    }

    @Test mutating func answersMayStandInSeveralMessages() {
        #expect(
            found(question, assistant(call("a")), assistant(call("b")), user(result("a")), user(result("b"))).isEmpty
        )
    }

    @Test mutating func anAnswerIsMissing() {
        #expect(
            found(question, assistant(call("a"), call("b"), call("c")), user(result("b"))) == [
                Finding(
                    kind: .toolResultMissing,
                    request: "req_1",
                    detail: #"no tool_result for the call "a" and 1 more"#
                )
            ]
        )
    }

    @Test mutating func anAnswerThatComesLaterIsMissingToo() {
        let found = found(question, assistant(call("a")), question, assistant(), user(result("a")))
        #expect(found.map(\.kind) == [.toolResultMissing])
    }

    @Test mutating func aCallThatEndsTheConversationHasNoAnswer() {
        #expect(found(question, assistant(call("a"))).map(\.kind) == [.toolResultMissing])
    }

    @Test mutating func whatIsMissingIsSaidOnce() {
        #expect(found(question, assistant(call("a")), question).count == 1)
        #expect(found(question, assistant(call("a")), question, assistant(), question).isEmpty)
    }

    @Test mutating func toolsOfTheServiceNeedNoAnswer() {
        let search: JSON = ["type": "server_tool_use", "id": "s", "name": "web_search", "input": [:]]
        #expect(found(question, assistant(search), question).isEmpty)
    }

    @Test mutating func whatTheServiceHoldsNeedNotBeThere() {
        #expect(found(assistant(call("a")), overlay: ["thread": ["type": "continue"]]).isEmpty)
    }

    // MARK: thinking_not_returned

    @Test mutating func theThinkingComesBack() {
        reply(.thinking("Hm.", signature: "s1"), .redactedThinking(data: "r1"), toolUse("a"))
        let redacted: JSON = ["type": "redacted_thinking", "data": "r1"]
        #expect(found(question, assistant(thinking("s1"), redacted, call("a")), user(result("a"))).isEmpty)
    }

    @Test mutating func theThinkingIsMissing() {
        reply(.thinking("Hm.", signature: "s1"), toolUse("a"))
        #expect(
            found(question, assistant(call("a")), user(result("a"))) == [
                Finding(
                    kind: .thinkingNotReturned,
                    request: "req_2",
                    detail: #"sent without the thinking that came with it: the call "a""#
                )
            ]
        )
        #expect(found(question, assistant(call("a")), user(result("a"))).isEmpty, "said once")
    }

    @Test mutating func partOfTheThinkingIsNotEnough() {
        reply(.thinking("Hm.", signature: "s1"), .redactedThinking(data: "r1"), toolUse("a"))
        let found = found(question, assistant(thinking("s1"), call("a")), user(result("a")))
        #expect(found.map(\.kind) == [.thinkingNotReturned])
    }

    @Test mutating func anotherThinkingIsNotThatThinking() {
        reply(.thinking("Hm.", signature: "s1"), toolUse("a"))
        let found = found(question, assistant(thinking("s2"), call("a")), user(result("a")))
        #expect(found.map(\.kind) == [.thinkingNotReturned])
    }

    @Test mutating func earlierTurnsMayLoseTheirThinking() {
        reply(.thinking("Hm.", signature: "s1"), toolUse("a"))
        let done = assistant(["type": "text", "text": "Done."])
        #expect(found(question, assistant(call("a")), user(result("a")), done, question).isEmpty)
    }

    @Test mutating func withThinkingOffNoneIsNeeded() {
        reply(.thinking("Hm.", signature: "s1"), toolUse("a"))
        let off: JSONObject = ["thinking": ["type": "disabled"]]
        #expect(found(question, assistant(call("a")), user(result("a")), overlay: off).isEmpty)
    }

    @Test mutating func callsWithoutThinkingAndCallsOfOthersNeedNone() {
        reply(toolUse("a"))
        #expect(found(question, assistant(call("a"), call("b")), user(result("a"), result("b"))).isEmpty)
    }

    @Test mutating func twoRepliesMayHaveTheSameID() {
        reply(.thinking("Hm.", signature: "s1"), toolUse("a"))
        reply(.thinking("Hm.", signature: "s2"), toolUse("a"))
        for signature in ["s1", "s2"] {
            #expect(found(question, assistant(thinking(signature), call("a")), user(result("a"))).isEmpty)
        }
        for number in 3...20 { reply(.thinking("Hm.", signature: "s\(number)"), toolUse("a")) }
        #expect(found(question, assistant(call("a")), user(result("a"))).isEmpty, "which one it was is not known")
    }

    @Test mutating func whatIsForgottenIsBelieved() {
        client = WatchedClient(capacity: 2)
        for id in ["a", "b", "c"] { reply(.thinking("Hm.", signature: "s"), toolUse(id)) }
        #expect(found(question, assistant(call("a")), user(result("a"))).isEmpty)
        #expect(found(question, assistant(call("c")), user(result("c"))).count == 1)
    }

    @Test mutating func aLongConversationIsReadOnce() {
        let turns = (0..<5000).flatMap { [assistant(call("\($0)")), user(result("\($0)"))] }
        let body: JSON = ["messages": .array([question] + turns)]
        #expect(client.send { $0.conversation = MessagesRequest(body: body) }.found.isEmpty)
    }
}
