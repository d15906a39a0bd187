import ArgumentParser
import Logging

/// What is logged on standard error, and how it looks.
struct LogOptions: ParsableArguments {
    @Option(name: .customLong("log-format"), help: "text or json. (default: text)")
    private var formatOption: String?

    @Option(
        name: .customLong("log-level"),
        help: """
            trace, debug, info, notice, warning, error or critical; info has a line for each request. \
            (default: info; with run warning)
            """
    )
    private var levelOption: String?

    var format: LogLine.Format { Self.format.value(formatOption) ?? .text }
    /// The level that is asked for; nil for the command's own choice.
    var level: Logger.Level? { Self.level.value(levelOption) }

    func validate() throws {
        try Self.format.check(formatOption)
        try Self.level.check(levelOption)
    }

    private static let format = EnvironmentTwin("log-format", expected: "text or json") {
        LogLine.Format(rawValue: $0)
    }
    private static let level = EnvironmentTwin("log-level", expected: "a level from trace to critical") {
        Logger.Level(rawValue: $0)
    }
}
