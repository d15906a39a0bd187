import ArgumentParser
import MessagesAPI
import Timeline

/// How replies are played, whatever the scenario says.
struct PlayOptions: ParsableArguments {
    @Option(name: .customLong("seed"), help: "Where all random choices come from. (default: the scenario's, or 0)")
    private var seedOption: String?

    @Option(name: .customLong("speed"), help: "How fast time passes: 10x, 0.5x, or instant. (default: 1x)")
    private var speedOption: String?

    @Option(
        name: .customLong("ignore"),
        help: ArgumentHelp(
            "A JSON Pointer to what in a body does not tell a request from a recorded one: /metadata/user_id. As often as "
                + "needed.",
            valueName: "pointer"
        )
    )
    private var ignoreOptions: [String] = []

    /// The places of requests' bodies that do not count when they are compared with recordings.
    var ignored: [JSONPointer] { Self.ignore.values(ignoreOptions).compactMap { JSONPointer($0) } }

    /// The seed; nil for the scenario's own.
    var seed: UInt64? { Self.seed.value(seedOption) }
    var speed: Speed { Self.speed.value(speedOption) ?? .times(1) }

    func validate() throws {
        try Self.seed.check(seedOption)
        try Self.speed.check(speedOption)
        for text in Self.ignore.values(ignoreOptions) where JSONPointer(text) == nil {
            throw ValidationError("'\(text)' is no value for --ignore: expected a JSON Pointer like /metadata/user_id.")
        }
    }

    private static let ignore = EnvironmentList("ignore")
    private static let seed = EnvironmentTwin("seed", expected: "a whole number from 0") { UInt64($0) }
    private static let speed = EnvironmentTwin("speed", expected: "a factor from 0.001x to 1000000x, or instant") {
        Speed($0)
    }
}
