import Foundation
import FoundationNetworking

/// Asks as a small client would, without streaming, and gives back the answer's text.
func ask(_ prompt: String, baseURL: String) async throws -> String {
    var request = URLRequest(url: URL(string: "\(baseURL)/v1/messages")!)
    request.httpMethod = "POST"
    request.setValue("test", forHTTPHeaderField: "x-api-key")
    request.setValue("2023-06-01", forHTTPHeaderField: "anthropic-version")
    let body: [String: Any] = [
        "model": "claude-sonnet-4-5", "max_tokens": 100, "messages": [["role": "user", "content": prompt]],
    ]
    request.httpBody = try JSONSerialization.data(withJSONObject: body)
    let (data, _) = try await URLSession.shared.data(for: request)
    struct Message: Decodable {
        struct Block: Decodable { let text: String }
        let content: [Block]
    }
    return try JSONDecoder().decode(Message.self, from: data).content.map(\.text).joined()
}
