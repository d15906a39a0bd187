import ArgumentParser
import MessagesAPI
import Timeline

/// How replies are played, whatever the scenario says, as it was asked for.
struct PlayChoice {
    private let seedText: String?
    private let speedText: String?
    private let ignoreTexts: [String]

    /// What is given for the options of these names; nil for nothing.
    init(seed: String?, speed: String?, ignore: [String]) {
        seedText = seed
        speedText = speed
        ignoreTexts = ignore
    }

    init(_ arguments: inout PlainArguments) {
        self.init(
            seed: arguments.take("seed"),
            speed: arguments.take("speed"),
            ignore: arguments.take("ignore").map { [$0] } ?? []
        )
    }

    /// The seed; nil for the scenario's own.
    var seed: UInt64? { Self.seed.value(seedText) }
    /// How fast time passes.
    var speed: Speed { Self.speed.value(speedText) ?? .times(1) }
    /// The places of requests' bodies that do not count when they are compared with recordings.
    var ignored: [JSONPointer] { Self.ignore.values(ignoreTexts).compactMap { JSONPointer($0) } }

    /// Refuses what cannot be read.
    func check() throws {
        try Self.seed.check(seedText)
        try Self.speed.check(speedText)
        for text in Self.ignore.values(ignoreTexts) where JSONPointer(text) == nil {
            throw ValidationError(
                "'\(text)' is no value for \(Self.ignore.source(ignoreTexts)): expected a JSON Pointer like /metadata/user_id."
            )
        }
    }

    private static let ignore = EnvironmentList("ignore")
    private static let seed = EnvironmentTwin("seed", expected: "a whole number from 0") { UInt64($0) }
    private static let speed = EnvironmentTwin("speed", expected: "a factor from 0.001x to 1000000x, or instant") {
        Speed($0)
    }
}
