import MessagesAPI
import MockClaude
import Scenario

/// A rule's condition on one line, as the file has it: `last_user "weather", stream true`.
struct ConditionText: CustomStringConvertible {
    let description: String

    /// - Parameter when: the keys under `when`.
    init(_ when: JSONObject) {
        description =
            when.map { key, value in "\(key) \(key == "header" ? Self.withoutSecrets(value) : value)" }
            .joined(separator: ", ").withoutControls
    }

    private static func withoutSecrets(_ headers: JSON) -> JSON {
        .object(
            JSONObject(
                (headers.object ?? [:]).map { name, value in
                    (name, Secret.isHeader(name) && value != .null ? "…" : value)
                }
            )
        )
    }
}
