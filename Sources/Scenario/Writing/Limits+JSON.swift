import MessagesAPI

extension Limits {
    /// The limits as the file format has them.
    var json: JSON {
        var members: JSONObject = [:]
        members["requests_per_minute"] = Self.json(of: requestsPerMinute)
        members["input_tokens_per_minute"] = Self.json(of: inputTokensPerMinute)
        members["output_tokens_per_minute"] = Self.json(of: outputTokensPerMinute)
        members["concurrent"] = Self.json(of: concurrent)
        if scope != .apiKey { members["per"] = .string(scope.rawValue) }
        return .object(members)
    }

    private static func json(of count: Int?) -> JSON? { count.map { .number(JSONNumber($0)) } }
}
