/// The first condition of a rule that a request does not meet.
public struct Mismatch {
    /// The condition's key, with the name of the header or the place in the body: `last_user`, `header x-team`.
    public let key: String
    /// How many of the rule's conditions held before this one: the rule with the most is the nearest.
    public let held: Int
    private let reason: () -> String

    /// `reason` is only asked for when somebody wants to read it.
    init(key: String, held: Int, reason: @escaping () -> String) {
        self.key = key
        self.held = held
        self.reason = reason
    }

    /// What was expected and what was there: `last_user: "hello" does not contain "weather"`. Long texts are cut.
    public var explanation: String { "\(key): \(reason())" }
}
