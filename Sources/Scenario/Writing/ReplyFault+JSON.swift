import MessagesAPI
import Timeline

extension ReplyFault {
    /// The fault as the file format has it.
    var json: JSON { ["at": .string(at.spelled), "do": act.json] }
}

extension ReplyFault.Act {
    /// The act's name, or a map with more about it.
    var json: JSON {
        switch self {
        case .error(let error): return ["error": error.eventJSON]
        case .other(.hold(let gate)): return ["hold": .string(gate)]
        case .other(.wait(let time)): return ["wait": time.json]
        case .other(.dribble(let interval)): return ["dribble": interval.json]
        // No reply has an error's bytes there.
        case .other(.error(let bytes)): return ["error": .string(String(decoding: bytes, as: UTF8.self))]
        case .other(let act):
            let name = Self.named.first { $0.act == act }?.name
            return .string(name ?? "\(act)")
        }
    }

    /// What the act is called: its name, or the key of its map.
    var name: String { json.string ?? json.object?.keys.first ?? "" }
}

extension Position {
    /// The place as the file format has it. A share of the events, or one of the bytes to the byte, has no name there and only
    /// comes from code.
    var spelled: String {
        switch self {
        case .request: "request"
        case .headers: "headers"
        case .event(let count, byte: 0): "event \(count)"
        case .event(let count, let byte): "event \(count) byte \(byte)"
        case .byte(let count): "byte \(count)"
        case .block(let count): "block \(count)"
        case .share(let share): DecimalText.percent(of: share)
        case .shareOfEvents(let share): "\(DecimalText.percent(of: share)) of the events"
        case .shareOfBytes(let share): "\(DecimalText.percent(of: share)) of the bytes"
        case .end: "end"
        }
    }
}
