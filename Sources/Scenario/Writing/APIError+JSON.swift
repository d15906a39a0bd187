import MessagesAPI

extension APIError {
    /// The type, or a map of it with what is not the type's own.
    var json: JSON {
        // A type that is not documented needs its status.
        let isDocumented = APIErrorType.documented.contains { $0.type == type }
        return json(withStatus: status != type.status || !isDocumented)
    }

    /// The same of an error inside a stream, which has no status.
    var eventJSON: JSON { json(withStatus: false) }

    private func json(withStatus hasStatus: Bool) -> JSON {
        var members: JSONObject = ["type": .string(type.rawValue)]
        if hasStatus { members["status"] = .number(JSONNumber(status)) }
        if message != APIError(type).message { members["message"] = .string(message) }
        if !details.isEmpty { members["details"] = .object(details) }
        return members.count == 1 ? .string(type.rawValue) : .object(members)
    }
}
