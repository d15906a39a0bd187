import Logging

/// What is logged on standard error, and how it looks, as it was asked for.
struct LogChoice {
    private let formatText: String?
    private let levelText: String?

    /// What is given for the options of these names; nil for nothing.
    init(format: String?, level: String?) {
        formatText = format
        levelText = level
    }

    init(_ arguments: inout PlainArguments) {
        self.init(format: arguments.take("log-format"), level: arguments.take("log-level"))
    }

    /// How a line looks.
    var format: LogLine.Format { Self.format.value(formatText) ?? .text }
    /// The level that is asked for; nil for the command's own choice.
    var level: Logger.Level? { Self.level.value(levelText) }

    /// Refuses what cannot be read.
    func check() throws {
        try Self.format.check(formatText)
        try Self.level.check(levelText)
    }

    private static let format = EnvironmentTwin("log-format", expected: "text or json") {
        LogLine.Format(rawValue: $0)
    }
    private static let level = EnvironmentTwin("log-level", expected: "a level from trace to critical") {
        Logger.Level(rawValue: $0)
    }
}
