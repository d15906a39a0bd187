import MessagesAPI

extension Rule {
    /// The rule as the file format has it.
    var json: JSON {
        var members: JSONObject = [:]
        members["name"] = name.map(JSON.string)
        let condition = when.members
        if !condition.isEmpty { members["when"] = .object(condition) }
        members["times"] = times.map { .number(JSONNumber($0)) }
        return .object(members.overlaid(with: answer.members))
    }
}

extension Rule.Answer {
    fileprivate var members: JSONObject {
        switch self {
        case .reply(let reply): reply.members
        case .attempts(let replies): ["attempts": .array(replies.map { .object($0.members) })]
        case .computed: ["computed": true]
        }
    }
}
