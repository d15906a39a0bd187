import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct CompiledReplyTests {
    private func begin(_ reply: Reply, stream: Bool = true) -> Duration? {
        let request = MessagesRequest(body: ["model": "m", "stream": .bool(stream)])
        let identifiers = Identifiers(seed: 0, session: "s", body: 0, answer: 0)
        return ReplyCompiler(Scenario()).compile(reply, to: ReplyContext(request), identifiers: identifiers).begin
    }

    private func reply(_ at: Position, _ act: ReplyFault.Act) -> Reply {
        var reply = Reply.text("Hello")
        reply.pace = Pace(first: .seconds(2), between: .seconds(1))
        reply.faults = [ReplyFault(at: at, act)]
        return reply
    }

    @Test func aMessageBeginsWithItsFirstBytes() {
        #expect(begin(.text("Hello")) == .zero)
        #expect(begin(reply(.event(2), .other(.reset))) == .seconds(2))
        // Without streaming all waits come before the head.
        #expect(begin(reply(.end, .other(.wait(.seconds(1)))), stream: false) ?? .zero > .seconds(2))
    }

    @Test func whatSendsNothingOfOneNeverBegins() {
        #expect(begin(.error(.overloaded)) == nil)
        #expect(begin(Reply(.http(Array("{}".utf8)))) == nil)
        for stream in [true, false] {
            #expect(begin(reply(.request, .other(.reset)), stream: stream) == nil)
            #expect(begin(reply(.headers, .other(.close)), stream: stream) == nil)
        }
        #expect(begin(reply(.end, .other(.stall)), stream: false) == nil)
        #expect(begin(reply(.event(0), .error(APIError(.overloaded)))) == nil)
        #expect(begin(reply(.event(3), .error(APIError(.overloaded))), stream: false) == nil)
    }
}
