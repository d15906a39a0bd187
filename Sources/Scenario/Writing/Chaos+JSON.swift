import MessagesAPI
import Timeline

extension Chaos {
    /// The entry as the file format has it. An answer that is no error only comes from code.
    var json: JSON {
        let probability = Double.minimum(Double.maximum(probability, 0), 1)
        let members: JSONObject = [
            "probability": .number(Int(exactly: probability).map { JSONNumber($0) } ?? JSONNumber(probability))
        ]
        switch effect {
        case .answer(let reply): return .object(members.overlaid(with: reply.members))
        case .fault(.randomEvent, let act): return .object(members.overlaid(with: ["do": act.json]))
        case .fault(let place, let act):
            return .object(members.overlaid(with: ["at": .string(place.spelled), "do": act.json]))
        }
    }
}

extension Chaos.Place {
    fileprivate var spelled: String {
        switch self {
        case .at(let position): position.spelled
        case .randomEvent: "random event"
        case .randomByte: "random byte"
        }
    }
}
