import MessagesAPI

/// A rule's condition on one line, as the file has it: `last_user "weather", stream true`.
struct ConditionText: CustomStringConvertible {
    let description: String

    /// - Parameter when: the keys under `when`.
    init(_ when: JSONObject) {
        description =
            when.map { key, value in
                "\(key) \(key == "header" ? Self.withoutValues(value) : value)"
            }
            .joined(separator: ", ").withoutControls
    }

    /// Header fields by name alone, as a value may be a key: true for one that must be there.
    private static func withoutValues(_ headers: JSON) -> JSON {
        .object(JSONObject((headers.object ?? [:]).map { ($0.key, .bool($0.value != .null)) }))
    }
}
