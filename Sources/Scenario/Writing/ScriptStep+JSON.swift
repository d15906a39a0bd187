import MessagesAPI

extension ScriptStep {
    /// The step as the file format has it.
    var json: JSON {
        switch self {
        case .block(let block): block.json
        case .event(let event, nil): ["event": .object(event)]
        case .event(let event, let name?): ["event": .object(event), "name": .string(name)]
        case .raw(let bytes):
            if let text = String(validating: bytes, as: UTF8.self) {
                ["raw": .string(text)]
            } else {
                ["raw_base64": .string(Base64.encode(bytes))]
            }
        case .ping: ["ping": 1]
        case .wait(let time): ["wait": time.json]
        case .hold(let gate): ["hold": .string(gate)]
        case .error(let error): ["error": error.eventJSON]
        case .messageStart(let overlay): ["message_start": .object(overlay)]
        case .messageDelta(let overlay): ["message_delta": .object(overlay)]
        case .messageStop(let overlay): ["message_stop": .object(overlay)]
        case .act(let act): ["do": .string(act.rawValue)]
        }
    }
}
