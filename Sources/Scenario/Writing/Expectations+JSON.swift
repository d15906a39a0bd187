import MessagesAPI

extension Expectations {
    /// The keys of `expect` that are not at their default.
    var members: JSONObject {
        var members: JSONObject = [:]
        members["requests"] = requests.map { .number(JSONNumber($0)) }
        if allRepliesUsed { members["all_replies_used"] = true }
        if !noMisses { members["no_misses"] = false }
        members["each_request"] = eachRequest.map { .object($0.members) }
        members["findings"] = allowedFindings.map(Self.json)
        return members
    }

    private static func json(ofAllowed kinds: Set<FindingKind>) -> JSON {
        if kinds.isEmpty { return "none" }
        return .array(FindingKind.allCases.filter(kinds.contains).map { .string($0.rawValue) })
    }
}
