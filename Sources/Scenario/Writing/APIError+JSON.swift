import MessagesAPI

extension APIError {
    /// The type, or a map of it with what is not the type's own.
    var json: JSON {
        let usual = APIError(type)
        let isDocumented = APIErrorType.documented.contains { $0.type == type }
        var members: JSONObject = ["type": .string(type.rawValue)]
        // A type that is not documented needs its status.
        if status != usual.status || !isDocumented { members["status"] = .number(JSONNumber(status)) }
        if message != usual.message { members["message"] = .string(message) }
        return members.count == 1 ? .string(type.rawValue) : .object(members)
    }
}
