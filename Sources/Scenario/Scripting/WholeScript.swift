import MessagesAPI
import Timeline

/// Says a recorded answer that is no stream in the words of a scenario: as an error, as a message, or as it was.
struct WholeScript {
    private let response: Recording.Response
    private let request: MessagesRequest
    private let body: JSONObject?

    /// Looks at what was answered to that request.
    init(_ response: Recording.Response, to request: MessagesRequest) {
        self.response = response
        self.request = request
        body = (try? JSON(parsing: response.body))?.object
    }

    /// The replies that could have the same meaning, the shortest first.
    var replies: [Reply] {
        guard let body, response.end == .complete else { return [] }
        switch body["type"] {
        case "error": return error(body).map { [Reply(.error($0))] } ?? []
        case "message": return messages(body)
        default: return []
        }
    }

    /// The answer as it was, which can say everything.
    var verbatim: Reply {
        var bytes = response.body
        let place: Position = bytes.isEmpty ? .headers : .byte(bytes.count)
        let faults = response.end.fault(at: place).map { [$0] } ?? []
        // What was cut was longer than what came.
        if !faults.isEmpty { bytes.append(UInt8(ascii: " ")) }
        var reply = Reply(.http(bytes))
        reply.faults = faults
        return reply
    }

    private func error(_ body: JSONObject) -> APIError? {
        guard var error = APIError(sayable: body) else { return nil }
        error.status = response.status
        return error
    }

    private func messages(_ body: JSONObject) -> [Reply] {
        let blocks = (body["content"]?.array ?? []).map { $0.object.map(block) ?? nil }
        guard !blocks.contains(where: { $0 == nil }) else { return [] }
        var reply = Reply(.content(blocks.compactMap(\.self)))
        MessageSettings(whole: body).apply(to: &reply)
        var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
        let made = ScriptedStream(of: reply, to: ReplyContext(request), scenario: Scenario(), identifiers: &identifiers)
            .message
        guard let overlay = body.overlay(over: made.json), !overlay.isEmpty else { return [reply] }
        var extended = reply
        extended.body = .events([.messageStart(overlay)] + (reply.steps ?? []))
        return [reply, extended]
    }

    /// The shortest form of a block; nil for one that a file cannot say.
    private func block(_ content: JSONObject) -> Block? {
        guard content["type"]?.string != nil else { return nil }
        return Self.forms(of: content).first { form in
            var identifiers = Identifiers(seed: 0, session: "", body: 0, answer: 0)
            var accumulator = MessageAccumulator()
            accumulator.accept(.messageStart(Message(id: "", model: "", usage: [:])))
            for event in form.events(at: 0, chunk: .word, identifiers: &identifiers) { accumulator.accept(event) }
            return accumulator.message?.content.first?.json == content
        }
    }

    private static func forms(of content: JSONObject) -> [Block] {
        var known: [Block] = []
        switch ContentBlock(json: content) {
        case .text(let text, let citations): known = [.text(.whole(text), citations: citations ?? [])]
        case .thinking(let text, let signature): known = [.thinking(.whole(text), signature: signature)]
        case .redactedThinking(let data): known = [.redactedThinking(data: data)]
        case .toolUse(let call): known = ToolCall(sayable: call).map { [.toolUse($0)] } ?? []
        case .serverToolUse(let call): known = ToolCall(sayable: call).map { [.serverToolUse($0)] } ?? []
        case .other: break
        }
        return known + [.custom(block: content)]
    }
}

extension ToolCall {
    /// The call as a file can say it, which knows one further member.
    fileprivate init?(sayable call: ContentBlock.ToolUse) {
        guard call.extra.allSatisfy({ $0.key == "caller" && $0.value["type"]?.string != nil }) else { return nil }
        self.init(name: call.name, id: call.id, input: .value(call.input), extra: call.extra)
    }
}

extension APIError {
    /// The error of an envelope, whole or as an event; nil for one whose type a file cannot name.
    init?(sayable envelope: JSONObject) {
        guard let error = envelope["error"]?.object, let name = error["type"]?.string,
            let message = error["message"]?.string
        else { return nil }
        let type = APIErrorType(rawValue: name)
        guard APIErrorType.documented.contains(where: { $0.type == type }) || name.hasSuffix("_error") else {
            return nil
        }
        self.init(type, message: message, details: error["details"]?.object ?? [:])
    }
}
