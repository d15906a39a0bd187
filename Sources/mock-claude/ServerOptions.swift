import ArgumentParser
import Glibc
import Logging
import MockClaude
import Timeline

/// The options of every command that serves, each with its environment variable.
struct ServerOptions: ParsableArguments {
    @Option(name: .customLong("host"), help: "The address to listen on. (default: 127.0.0.1)")
    private var hostOption: String?

    @Option(name: .customLong("port"), help: "The port to listen on; 0 takes any free one. (default: 4010)")
    private var portOption: String?

    @Option(
        name: .customLong("port-file"),
        help: "A file that will hold the port as soon as it answers.",
        completion: .file()
    )
    private var portFileOption: String?

    @Option(name: .customLong("seed"), help: "Where all random choices come from. (default: the scenario's, or 0)")
    private var seedOption: String?

    @Option(name: .customLong("speed"), help: "How fast time passes: 10x, 0.5x, or instant. (default: 1x)")
    private var speedOption: String?

    @Option(name: .customLong("log-format"), help: "text or json. (default: text)")
    private var logFormatOption: String?

    @Option(
        name: .customLong("log-level"),
        help:
            "trace, debug, info, notice, warning, error or critical; info has a line for each request. (default: info)"
    )
    private var logLevelOption: String?

    var host: String { Self.given(hostOption, "HOST") ?? "127.0.0.1" }
    var port: UInt16 { Self.given(portOption, "PORT").flatMap { UInt16($0) } ?? 4010 }
    var portFile: PortFile? { Self.given(portFileOption, "PORT_FILE").map(PortFile.init) }
    var seed: UInt64? { Self.given(seedOption, "SEED").flatMap { UInt64($0) } }
    var speed: Speed { Self.given(speedOption, "SPEED").flatMap { Speed($0) } ?? .times(1) }
    var logFormat: LogLine.Format {
        Self.given(logFormatOption, "LOG_FORMAT").flatMap { LogLine.Format(rawValue: $0) } ?? .text
    }
    var logLevel: Logger.Level {
        Self.given(logLevelOption, "LOG_LEVEL").flatMap { Logger.Level(rawValue: $0) } ?? .info
    }

    /// Refuses values that cannot be read, whichever way they came.
    func validate() throws {
        try Self.check(portOption, "port", "PORT", "a port from 0 to 65535") { UInt16($0) != nil }
        try Self.check(seedOption, "seed", "SEED", "a whole number from 0") { UInt64($0) != nil }
        try Self.check(speedOption, "speed", "SPEED", "a factor from 0.001x to 1000000x, or instant") {
            Speed($0) != nil
        }
        try Self.check(logFormatOption, "log-format", "LOG_FORMAT", "text or json") {
            LogLine.Format(rawValue: $0) != nil
        }
        try Self.check(logLevelOption, "log-level", "LOG_LEVEL", "a level from trace to critical") {
            Logger.Level(rawValue: $0) != nil
        }
    }

    /// What the option says, else what its environment variable says. An empty variable counts as none.
    private static func given(_ option: String?, _ variable: String) -> String? {
        option ?? getenv("MOCK_CLAUDE_" + variable).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func check(
        _ option: String?,
        _ name: String,
        _ variable: String,
        _ expected: String,
        _ isGood: (String) -> Bool
    ) throws {
        guard let value = given(option, variable), !isGood(value) else { return }
        let source = option == nil ? "MOCK_CLAUDE_\(variable)" : "--\(name)"
        throw ValidationError("'\(value)' is no value for \(source): expected \(expected).")
    }
}
