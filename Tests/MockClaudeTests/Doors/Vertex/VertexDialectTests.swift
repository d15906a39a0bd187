import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct VertexDialectTests {
    @Test func itHasIdsOfItsOwnAndNoOrganization() throws {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("x")))]).respond(to: .vertex("Hi"))
        #expect(response.headers.value(of: "request-id")?.hasPrefix("req_vrtx_011C") == true)
        #expect(response.headers.value(of: "anthropic-organization-id") == nil)
    }

    @Test func streamsAreClaudesOwn() throws {
        var reply = Reply.text("x")
        reply.faults = [ReplyFault(at: .event(1), .error(APIError(.overloaded)))]
        let text = Responder.make(rules: [Rule(answer: .reply(reply))]).respond(to: .vertex("Hi")).text
        #expect(
            text.hasSuffix(
                #"data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"# + "\n\n"
            )
        )
    }
}
