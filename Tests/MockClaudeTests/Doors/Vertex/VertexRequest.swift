import HTTPDaemon
import MessagesAPI

extension HTTPRequest {
    /// A request to Vertex AI with a token, with members laid over its body.
    static func vertex(
        _ prompt: String,
        _ overlay: JSONObject = [:],
        model: String = "claude-sonnet-4@20250514:streamRawPredict",
        prefix: String = "/v1"
    ) -> HTTPRequest {
        let body: JSONObject = [
            "anthropic_version": "vertex-2023-10-16", "max_tokens": 100, "stream": true,
            "messages": [["role": "user", "content": .string(prompt)]],
        ]
        return HTTPRequest(
            method: "POST",
            target: "\(prefix)/projects/p/locations/us-east5/publishers/anthropic/models/\(model)",
            headers: [HTTPHeader("Authorization", "Bearer test")],
            body: JSON.object(body.overlaid(with: overlay)).encoded()
        )
    }
}
