import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct BedrockDialectTests {
    @Test func anErrorIsNamedInTheHead() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.error(.overloaded)))])
        let response = responder.respond(to: .invocation("Hi"))
        #expect(response.status == 503)
        let name = try #require(response.headers.value(of: "x-amzn-errortype"))
        #expect(name.split(separator: ":").first == "ServiceUnavailableException")
        #expect(try response.json == ["message": "Overloaded"])
    }

    @Test func requestsHaveUUIDs() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        let ids = (1...2).map { _ in responder.respond(to: .invocation("Hi")).headers.value(of: "x-amzn-requestid") }
        #expect(try #require(ids[0]).wholeMatch(of: /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/) != nil)
        #expect(ids[0] != ids[1])
    }

    @Test func aByteOrderMarkHasNoPlaceBeforeAFrame() throws {
        var reply = Reply.text("Hi")
        reply.wire.byteOrderMark = true
        let response = Responder.make(rules: [Rule(answer: .reply(reply))]).respond(to: .invocation("Hi"))
        #expect(try response.frames.count == 6)
    }

    @Test func claudesOwnHeaderFieldsDoNotCome() {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("x")))])
        scenario.limits = Limits()
        scenario.limits?.requestsPerMinute = 5
        let fields = Responder.make(scenario).respond(to: .invocation("Hi")).headers
        #expect(!fields.contains { $0.name.hasPrefix("anthropic-") || $0.name == "request-id" })
    }
}
