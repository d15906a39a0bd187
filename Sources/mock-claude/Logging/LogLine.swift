import Logging
import MessagesAPI
import MockClaude

/// One line of the log.
struct LogLine {
    /// How a line looks.
    enum Format: String {
        /// `10:00:00.000 info POST /v1/messages status=200`
        case text
        /// One JSON object a line.
        case json
    }

    private let format: Format
    private var text: String
    private var object: JSONObject

    init(_ format: Format, level: Logger.Level, message: String, at time: Timestamp = .now) {
        self.format = format
        let clock = "\(time)"
        text = "\(clock.dropFirst(11).dropLast()) \(level) \(message.withoutControls)"
        object = ["time": .string(clock), "level": .string("\(level)"), "message": .string(message)]
    }

    /// Adds a field.
    mutating func add(_ key: String, _ value: String) {
        switch format {
        case .text: text += " \(key)=\(value.isPlain ? value : JSON.string(value).description.withoutControls)"
        case .json: object[key] = .string(value)
        }
    }

    /// The line's bytes, with the end of the line.
    var finished: [UInt8] {
        switch format {
        case .text: Array("\(text)\n".utf8)
        case .json: Array("\(JSON.object(object).description.withoutControls)\n".utf8)
        }
    }
}
