import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct InvokeDoorTests {
    private func message(_ request: HTTPRequest, _ reply: Reply = .text("x")) throws -> String {
        let response = Responder.make(rules: [Rule(answer: .reply(reply))]).respond(to: request)
        return response.status == 200 ? "200" : try response.json["message"]?.string ?? ""
    }

    @Test func itStandsAtTwoPaths() {
        for operation in ["invoke", "invoke-with-response-stream"] {
            #expect(InvokeDoor().methods(at: "/model/a/\(operation)") == ["POST"])
        }
        for path in ["/model/a/converse", "/model/a/converse-stream", "/v1/messages"] {
            #expect(InvokeDoor().methods(at: path) == nil)
        }
    }

    @Test func thePathSaysWhatTheBodyDoesNot() throws {
        let incoming = Incoming(.invocation("Hi"))
        let request = try #require(try InvokeDoor().request(incoming))
        #expect(
            request == [
                "max_tokens": 100, "messages": [["role": "user", "content": "Hi"]],
                "model": "claude-sonnet-4-20250514", "stream": true,
            ]
        )
        #expect(try InvokeDoor().request(Incoming(.invocation("Hi", streams: false)))?["stream"] == false)
    }

    @Test func theBodyNamesAVersion() throws {
        #expect(try message(.invocation("Hi", ["anthropic_version": "2026-10-21"])) == "200")
        let other = "anthropic_version: Input should be 'bedrock-2023-05-31'"
        #expect(try message(.invocation("Hi", ["anthropic_version": "2023-06-01"])) == other)
        #expect(try message(.bedrock("invoke", ["max_tokens": 1])) == "anthropic_version: Field required")
    }

    @Test func theVersionsDiffer() throws {
        let overlay: JSONObject = ["temperature": 0.5]
        #expect(try message(.invocation("Hi", overlay)) == "200")
        #expect(
            try message(.invocation("Hi", overlay.overlaid(with: ["anthropic_version": "2026-10-21"])))
                == "temperature: Extra inputs are not permitted"
        )
    }

    @Test func betasStandInTheBody() throws {
        let tooMany: JSONObject = ["max_tokens": 200_000]
        #expect(try message(.invocation("Hi", tooMany)) != "200")
        #expect(
            try message(.invocation("Hi", tooMany.overlaid(with: ["anthropic_beta": ["output-128k-2025-02-19"]])))
                == "200"
        )
    }

    @Test(arguments: ["model", "stream"])
    func whatThePathSaysIsNotSaidAgain(member: String) throws {
        let request = HTTPRequest.invocation("Hi", JSONObject([(member, JSON.string("claude-sonnet-4-5"))]))
        #expect(try message(request) == "\(member): Extra inputs are not permitted")
    }

    @Test func faultsCountFrames() throws {
        var reply = Reply.text("Hello there")
        reply.faults = [ReplyFault(at: .event(2), .error(APIError(.overloaded)))]
        let response = Responder.make(rules: [Rule(answer: .reply(reply))]).respond(to: .invocation("Hi"))
        #expect(try response.frames.map(\.type) == ["chunk", "chunk", "serviceUnavailableException"])
        let whole = Responder.make(rules: [Rule(answer: .reply(reply))]).respond(to: .invocation("Hi", streams: false))
        #expect(whole.status == 503)
    }
}
