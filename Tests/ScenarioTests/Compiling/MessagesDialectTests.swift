import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct MessagesDialectTests {
    private let dialect = MessagesDialect()

    @Test func everyAnswerHasTheServicesFields() {
        let headers = dialect.headers(requestID: "req_1", seed: 7)
        #expect(headers.map(\.name) == ["request-id", "anthropic-organization-id"])
        #expect(headers.map(\.value) == ["req_1", Identifiers.organization(seed: 7)])
    }

    @Test func aStreamIsServerSentEventsAsTheyAre() {
        #expect(dialect.translation(SSEFormat()) == nil)
        #expect(dialect.streamHeaders.first == Timeline.Header("content-type", "text/event-stream; charset=utf-8"))
        #expect(dialect.bytes(of: .ping, SSEFormat()) == SSEEncoder.encode(.ping))
    }

    @Test func messagesAndErrorsAreTheServicesOwn() {
        let message = Message(id: "msg_1", model: "m", usage: [:])
        #expect(dialect.body(of: message) == .object(message.json))
        let error = APIError(.overloaded)
        #expect(dialect.answer(error, requestID: "req_1") == Timeline.error(error, requestID: "req_1"))
    }
}
