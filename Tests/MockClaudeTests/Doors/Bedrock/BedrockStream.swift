import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

/// The frames of one of Bedrock's streams, taken apart again; both checksums of each must be right.
struct BedrockStream {
    struct Frame: Equatable {
        var headers: [String: String]
        var payload: JSON

        /// The type of the event, or of the exception.
        var type: String { headers[":event-type"] ?? headers[":exception-type"] ?? "" }

        /// The event that the payload of a chunk carries; nil when it is no JSON.
        var event: JSON? { payload["bytes"]?.string.flatMap(Base64.decode).flatMap { try? JSON(parsing: $0) } }

        /// The payload without its padding.
        var members: JSON {
            var members = payload.object ?? [:]
            members["p"] = nil
            return .object(members)
        }
    }

    let frames: [Frame]

    init(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        var frames: [Frame] = []
        while !rest.isEmpty {
            let length = Self.number(rest.prefix(4))
            let frame = Array(rest.prefix(length))
            try #require(frame.count == length && length >= 16)
            #expect(Self.number(frame[8..<12]) == Int(CRC32.checksum(frame[..<8])))
            #expect(Self.number(frame[(length - 4)...]) == Int(CRC32.checksum(frame[..<(length - 4)])))
            let end = 12 + Self.number(frame[4..<8])
            let payload = Array(frame[end..<(length - 4)])
            let json = (try? JSON(parsing: payload)) ?? .string(String(decoding: payload, as: UTF8.self))
            frames.append(Frame(headers: Self.headers(frame[12..<end]), payload: json))
            rest = rest.dropFirst(length)
        }
        self.frames = frames
    }

    private static func headers(_ bytes: ArraySlice<UInt8>) -> [String: String] {
        var rest = bytes
        var headers: [String: String] = [:]
        while let size = rest.popFirst() {
            let name = String(decoding: rest.prefix(Int(size)), as: UTF8.self)
            rest = rest.dropFirst(Int(size) + 1)
            let length = number(rest.prefix(2))
            headers[name] = String(decoding: rest.dropFirst(2).prefix(length), as: UTF8.self)
            rest = rest.dropFirst(2 + length)
        }
        return headers
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}

extension HTTPResponse {
    /// The frames that it will send.
    var frames: [BedrockStream.Frame] {
        get throws {
            guard case .playback(let playback) = body else { return [] }
            let bytes = playback.steps.flatMap { step -> [UInt8] in
                if case .write(let bytes) = step.action { bytes } else { [] }
            }
            return try BedrockStream(bytes).frames
        }
    }
}

extension HTTPRequest {
    /// A signed request to Bedrock.
    static func bedrock(
        _ operation: String,
        _ body: JSONObject,
        model: String = "us.anthropic.claude-sonnet-4-20250514-v1%3A0"
    ) -> HTTPRequest {
        HTTPRequest(
            method: "POST",
            target: "/model/\(model)/\(operation)",
            headers: [HTTPHeader("Authorization", "AWS4-HMAC-SHA256 Credential=test")],
            body: JSON.object(body).encoded()
        )
    }

    /// A request that invokes a model, with members laid over its body.
    static func invocation(_ prompt: String, _ overlay: JSONObject = [:], streams: Bool = true) -> HTTPRequest {
        let body: JSONObject = [
            "anthropic_version": "bedrock-2023-05-31", "max_tokens": 100,
            "messages": [["role": "user", "content": .string(prompt)]],
        ]
        return .bedrock(streams ? "invoke-with-response-stream" : "invoke", body.overlaid(with: overlay))
    }

    /// A request that goes on with a conversation, with members laid over its body.
    static func conversation(_ prompt: String, _ overlay: JSONObject = [:], streams: Bool = true) -> HTTPRequest {
        let body: JSONObject = ["messages": [["role": "user", "content": [["text": .string(prompt)]]]]]
        return .bedrock(streams ? "converse-stream" : "converse", body.overlaid(with: overlay))
    }
}
