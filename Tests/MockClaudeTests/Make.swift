import HTTPDaemon
import Logging
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

extension Responder {
    /// A responder with these rules, and no log.
    static func make(rules: [Rule] = [], speed: Speed = .times(1)) -> Responder {
        make(Scenario(rules: rules), speed: speed)
    }

    /// A responder with that scenario, a control API, and no log.
    static func make(_ scenario: Scenario, speed: Speed = .times(1)) -> Responder {
        let state = ServerState(scenario, speed: speed)
        return Responder(state, control: Control(state), log: .silent)
    }
}

extension AccessLog {
    /// A log that goes nowhere.
    static let silent = AccessLog(logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
}

extension HTTPRequest {
    /// A streaming request for a message, with members laid over its body.
    static func message(_ prompt: String, _ overlay: JSONObject = [:], target: String = "/v1/messages") -> HTTPRequest {
        var body: JSONObject = [
            "model": "claude-sonnet-4-5", "messages": [["role": "user", "content": .string(prompt)]],
        ]
        if target != "/v1/messages/count_tokens" {
            body["max_tokens"] = 100
            body["stream"] = true
        }
        return HTTPRequest(
            method: target == "/v1/models" ? "GET" : "POST",
            target: target,
            headers: [HTTPHeader("X-Api-Key", "test"), HTTPHeader("anthropic-version", "2023-06-01")],
            body: JSON.object(body.overlaid(with: overlay)).encoded()
        )
    }
}

extension HTTPResponse {
    /// The body's text; of a stream, all that it will send.
    var text: String {
        switch body {
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .playback(let playback):
            playback.steps.map { step in
                if case .write(let bytes) = step.action { String(decoding: bytes, as: UTF8.self) } else { "" }
            }.joined()
        case .relayed: ""
        }
    }

    /// The body as JSON.
    var json: JSON { get throws { try JSON(parsing: Array(text.utf8)) } }
}

extension HTTPResponse {
    /// Ends its exchange, after all of its body was sent, each write at once.
    func finish(_ reason: ExchangeEnd.Reason = .complete) {
        var sent: [SentStep] = []
        switch body {
        case .bytes(let bytes): sent = [SentStep(step: 0, at: .zero, bytes: bytes.count)]
        case .playback(let playback):
            for (index, step) in playback.steps.enumerated() {
                guard case .write(let bytes) = step.action else { continue }
                sent.append(SentStep(step: index, at: .zero, bytes: bytes.count))
            }
        case .relayed: break
        }
        let bytes = sent.reduce(0) { $0 + $1.bytes }
        let progress = PlaybackProgress(stepsSent: sent.count, bodyBytes: bytes, sent: sent)
        onEnd?(ExchangeEnd(reason: reason, progress: progress, at: .zero))
    }
}
