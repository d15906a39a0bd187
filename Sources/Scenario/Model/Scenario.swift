public import MessagesAPI
public import Timeline

/// What a tester wrote down: rules that say which request gets which reply, and defaults for every reply.
public struct Scenario: Sendable {
    /// The scenario's name, for people.
    public var name: String?
    /// What it is about, for people.
    public var description: String?
    /// Where every random choice comes from.
    public var seed: UInt64
    /// The model named in replies; nil for the request's own.
    public var model: String?
    /// When events are due, where a reply does not say.
    public var pace: Pace
    /// How text is cut, where a reply does not say.
    public var chunk: Chunk
    /// Where pings stand, where a reply does not say.
    public var pings: Pings
    /// How the bytes travel, where a reply does not say.
    public var wire: Wire
    /// How strictly requests are checked.
    public var validation: RequestValidator.Strictness
    /// Simulated rate limits; nil for none.
    public var limits: Limits?
    /// What befalls requests by chance; the first entry that hits acts.
    public var chaos: [Chaos]
    /// What becomes of connections, in the order in which they are accepted. What follows the last entry is served.
    public var connections: [ConnectionFault]
    /// The rules; the first that holds answers.
    public var rules: [Rule]
    /// What a request gets that no rule answers; nil for an error that says why.
    public var onMiss: Reply?
    /// What must have happened when the run ends.
    public var expectations: Expectations

    /// A scenario of these rules, with the format's defaults for all else.
    public init(name: String? = nil, rules: [Rule] = []) {
        self.name = name
        description = nil
        seed = 0
        model = nil
        pace = .instant
        chunk = .word
        pings = .first
        wire = Wire()
        validation = .strict
        limits = nil
        chaos = []
        connections = []
        self.rules = rules
        onMiss = nil
        expectations = Expectations()
    }
}
