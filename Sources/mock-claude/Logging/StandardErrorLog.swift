import Logging

/// Writes the log to standard error, a line for each event.
struct StandardErrorLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let writer: LogWriter

    static func logger(level: Logger.Level, writer: LogWriter) -> Logger {
        Logger(label: "mock-claude") { _ in StandardErrorLog(logLevel: level, writer: writer) }
    }

    private init(logLevel: Logger.Level, writer: LogWriter) {
        self.logLevel = logLevel
        self.writer = writer
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.sorted { $0.key < $1.key }
        var line = LogLine(writer.format, level: event.level, message: "\(event.message)")
        for (key, value) in fields { line.add(key, "\(value)") }
        writer.write(line)
    }
}
