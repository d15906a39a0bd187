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
        var fields = metadata
        if let more = event.metadata {
            if fields.isEmpty { fields = more } else { fields.merge(more) { _, new in new } }
        }
        var line = LogLine(writer.format, level: event.level, message: event.message.description)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) { line.add(key, value.description) }
        writer.write(line)
    }
}
