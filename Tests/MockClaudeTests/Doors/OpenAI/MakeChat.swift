import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

@testable import MockClaude

extension HTTPRequest {
    /// A streaming request for a chat completion, with members laid over its body.
    static func chat(_ prompt: String = "Hi", _ overlay: JSONObject = [:]) -> HTTPRequest {
        let body: JSONObject = [
            "model": "claude-sonnet-4-5",
            "messages": [["role": "user", "content": .string(prompt)]],
            "stream": true,
        ]
        return HTTPRequest(
            method: "POST",
            target: "/v1/chat/completions",
            headers: [HTTPHeader("authorization", "Bearer test")],
            body: JSON.object(body.overlaid(with: overlay)).encoded()
        )
    }
}

extension HTTPResponse {
    /// What the data lines of a stream hold.
    var data: [String] {
        var decoder = SSEDecoder()
        return decoder.decode(Array(text.utf8)).map(\.data)
    }

    /// The chunks of a stream; its end is none.
    var chunks: [JSON] { data.compactMap { try? JSON(parsing: $0) }.filter { $0["object"] != nil } }
}

extension Responder {
    /// What a chat completion is, to which that reply is given.
    static func chat(
        _ reply: Reply,
        _ overlay: JSONObject = [:],
        _ change: (inout Scenario) -> Void = { _ in }
    ) -> HTTPResponse {
        var scenario = Scenario(rules: [Rule(answer: .reply(reply))])
        change(&scenario)
        return make(scenario, speed: .instant).respond(to: .chat("Hi", overlay))
    }
}
