public import MessagesAPI

/// Which requests are answered, how often, and with what.
public struct Rule: Sendable {
    /// Where a rule's reply comes from.
    public enum Answer: Sendable {
        /// The same reply each time.
        case reply(Reply)
        /// What the attempts of one call get, in order, at least one; the last one repeats.
        case attempts([Reply])
        /// A reply made from the request.
        case computed(@Sendable (MessagesRequest) -> Reply)
    }

    /// The rule's name, for the journal and for errors.
    public var name: String?
    /// What a request must be like.
    public var when: Condition
    /// How many requests the rule answers; nil for any number.
    public var times: Int?
    /// What they get.
    public var answer: Answer

    /// A rule; without a condition it answers every message request.
    public init(name: String? = nil, when: Condition = Condition(), times: Int? = nil, answer: Answer) {
        self.name = name
        self.when = when
        self.times = times
        self.answer = answer
    }
}
