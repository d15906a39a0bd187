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
    /// The line as text, as far as it goes; empty for the other format.
    private var text: [UInt8] = []
    /// The line as an object; empty for the other format.
    private var object: JSONObject = [:]

    init(_ format: Format, level: Logger.Level, message: String, at time: Timestamp = .now) {
        self.format = format
        switch format {
        case .text:
            // So much takes a line with its fields, in general.
            text.reserveCapacity(160)
            time.appendTimeOfDay(to: &text)
            text.append(UInt8(ascii: " "))
            text.append(contentsOf: level.rawValue.utf8)
            text.append(UInt8(ascii: " "))
            text.append(contentsOf: message.withoutControls.utf8)
        case .json:
            object = [
                "time": .string(time.description), "level": .string(level.rawValue), "message": .string(message),
            ]
        }
    }

    /// Adds a field.
    mutating func add(_ key: String, _ value: String) {
        switch format {
        case .text:
            text.append(UInt8(ascii: " "))
            text.append(contentsOf: key.utf8)
            text.append(UInt8(ascii: "="))
            let shown = value.isPlain ? value : JSON.string(value).description.withoutControls
            text.append(contentsOf: shown.utf8)
        case .json: object[key] = .string(value)
        }
    }

    /// The line's bytes, with the end of the line.
    var finished: [UInt8] {
        var bytes = format == .text ? text : Array(JSON.object(object).description.withoutControls.utf8)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }
}
