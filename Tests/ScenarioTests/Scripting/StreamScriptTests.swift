import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct StreamScriptTests {
    private let request = MessagesRequest(body: ["model": "claude-test", "stream": true])

    private func script(_ slices: String..., end: Recording.End = .complete) -> StreamScript {
        var recording = recorded(end: end)
        recording.response.slices = slices.map { .init(at: .zero, bytes: Array($0.utf8)) }
        return StreamScript(RecordedReply(recording), to: request)
    }

    private let stop = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"

    @Test func aStreamWithoutItsMessageLeavesThatOut() throws {
        let reply = try #require(script(stop).reply(.fault))
        #expect(reply.faults == [ReplyFault(at: .event(0), .drop)])
        guard case .events([.messageStop([:])]) = reply.body else { throw Unexpected(reply) }
    }

    @Test func theEndIsAFaultOrAStep() throws {
        let fault = try #require(script(stop, end: .reset(at: .zero)).reply(.fault))
        #expect(fault.faults.last == ReplyFault(at: .end, .reset))
        let step = try #require(script(stop, "data: ", end: .closed(at: .seconds(3))).reply(.step))
        guard case .events(let steps) = step.body else { throw Unexpected(step) }
        #expect(steps.suffix(3) == [.raw(Array("data: ".utf8)), .wait(.seconds(3)), .act(.close)])
    }

    /// Nothing that a message could end with begins like this.
    @Test func whatNoScriptWouldSendIsNoFault() {
        #expect(script(stop, "event: oth", end: .reset(at: .zero)).reply(.fault) == nil)
    }
}
