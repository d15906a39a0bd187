import MessagesAPI
import Testing
import Timeline

@testable import MockClaude

struct WatchedReplyTests {
    private func reply(_ timeline: Timeline, content: [ContentBlock] = []) -> WatchedReply {
        WatchedReply(timeline, content: content, now: .seconds(5))
    }

    private func reply(_ status: Int, shouldRetry: String? = nil) -> WatchedReply {
        let headers = shouldRetry.map { [Timeline.Header("x-should-retry", $0)] } ?? []
        return reply(Timeline(status: status, headers: headers, framing: .whole))
    }

    @Test func whatMayBeTriedAgain() {
        let statuses = [200, 302, 400, 404, 408, 409, 429, 499, 500, 529, 600]
        #expect(statuses.filter { reply($0).isRetryable } == [408, 409, 429, 500, 529, 600])
        #expect(statuses.filter { reply($0).isFinal } == [400, 404, 499])
        #expect(statuses.filter { !reply($0).isError } == [200, 302])
    }

    @Test func theServiceMaySayOtherwise() {
        #expect(reply(400, shouldRetry: "true").isRetryable && !reply(400, shouldRetry: "true").isFinal)
        #expect(!reply(529, shouldRetry: "false").isRetryable && !reply(529, shouldRetry: "false").isFinal)
    }

    @Test func whenTheStatusIsSent() {
        #expect(reply(Timeline(status: 200, headAt: .seconds(2), framing: .whole)).statusAt == .seconds(7))
        let held = Timeline(status: 200, beforeHead: [Step(.hold("gate"))], framing: .whole)
        #expect(reply(held).statusAt == nil)
    }

    @Test func callsAndThinking() {
        let reply = reply(
            Timeline(status: 200, framing: .whole),
            content: [
                .thinking("a", signature: "s"), .thinking("b", signature: ""), .redactedThinking(data: "r"), .text("t"),
                .toolUse(.init(id: "1", name: "t")), .serverToolUse(.init(id: "2", name: "t")),
                .other(["type": "tool_use", "id": "3", "name": "t"]),
                .other(["type": "thinking", "signature": "o"]), .other(["type": "new"]),
            ]
        )
        #expect(reply.toolCalls == ["1", "3"])
        #expect(reply.thinking == ["s", "r", "o"])
    }
}
