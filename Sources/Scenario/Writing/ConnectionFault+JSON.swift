import MessagesAPI

extension ConnectionFault {
    /// The entry as the file format has it.
    var json: JSON {
        var members: JSONObject = [:]
        members["times"] = times.map { .number(JSONNumber($0)) }
        members["do"] = act.json
        return .object(members)
    }
}

extension ConnectionFault.Act {
    fileprivate var json: JSON {
        if case .wait(let time) = self { .object([name: time.json]) } else { .string(name) }
    }
}
