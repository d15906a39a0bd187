import MessagesAPI

extension Wire {
    /// The settings that are given.
    var json: JSON {
        var members: JSONObject = [:]
        members["padding"] = padding.map(JSON.bool)
        return .object(members)
    }
}
