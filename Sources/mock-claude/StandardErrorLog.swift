import Logging

/// Writes the log to standard error, a line for each event.
struct StandardErrorLog: LogHandler {
    /// How a line looks.
    enum Format: String {
        /// `10:00:00.000 info POST /v1/messages status=200`
        case text
        /// One JSON object a line.
        case json
    }

    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let format: Format

    static func logger(format: Format, level: Logger.Level) -> Logger {
        Logger(label: "mock-claude") { _ in StandardErrorLog(logLevel: level, format: format) }
    }

    private init(logLevel: Logger.Level, format: Format) {
        self.logLevel = logLevel
        self.format = format
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.sorted { $0.key < $1.key }
        var line = LogLine(format, level: event.level, message: "\(event.message)")
        for (key, value) in fields { line.add(key, "\(value)") }
        StandardError.write(line.finished)
    }
}
