internal import MessagesAPI

/// A part of a request that conditions ask for.
enum RequestPart: Hashable {
    case model
    case lastUser
    case system
    /// Any text of the conversation.
    case anyText
    /// The name of a tool that is offered.
    case tool
    /// The name of the tool whose result a tool result of the last message is.
    case toolName
    /// The text of a tool result of the last message.
    case toolContent
    case path
    /// The header field of that name.
    case header(String)
    /// What a text match sees of the value at a place in the body.
    case bodyText(JSONPointer)
    /// The value at a place in the body.
    case bodyValue(JSONPointer)
    case turn
    /// As much of the request as those recorded requests can be told by that have this outline.
    case recorded(RecordedRequest.Outline)
}

extension Candidate {
    /// The texts of a part: none where the request does not have it, and where it is no text.
    func texts(of part: RequestPart) -> [Subject] {
        switch part {
        case .model: [model]
        case .lastUser: [lastUser]
        case .system: [system]
        case .anyText: allTexts
        case .tool: request.tools.map { Subject($0.name) }
        case .toolName: toolResults.compactMap { $0.name.map { Subject($0) } }
        case .toolContent: toolResults.map { Subject($0.content) }
        case .path: [pathSubject]
        case .header(let name): header(named: name).map { [$0] } ?? []
        case .bodyText(let pointer): request.body[pointer].map { [Subject($0.string ?? $0.description)] } ?? []
        case .bodyValue, .turn, .recorded: []
        }
    }

    /// Digests of what the request has there, with its texts in lower case where case does not count.
    func digests(of part: RequestPart, ignoresCase: Bool) -> [UInt64] {
        switch part {
        case .bodyValue(let pointer): request.body[pointer].map { [$0.digest] } ?? []
        case .turn: [JSON.number(JSONNumber(turn)).digest]
        case .recorded(let outline): [digest(by: outline)]
        default: texts(of: part).map { JSON.string($0.text(ignoresCase: ignoresCase)).digest }
        }
    }
}
