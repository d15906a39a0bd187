import Glibc
import Logging
import MessagesAPI

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

    init(_ format: Format, level: Logger.Level, message: String, at time: timespec = .now) {
        self.format = format
        let clock = time.utc
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

extension timespec {
    /// The time of day.
    static var now: timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time
    }

    /// The time as RFC 3339 spells it, in UTC and to the millisecond: `2026-11-21T10:00:00.000Z`.
    fileprivate var utc: String {
        var seconds = tv_sec
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let date = "\(parts.tm_year + 1900)-\(Self.padded(parts.tm_mon + 1))-\(Self.padded(parts.tm_mday))"
        let hours = "\(Self.padded(parts.tm_hour)):\(Self.padded(parts.tm_min)):\(Self.padded(parts.tm_sec))"
        return "\(date)T\(hours).\(Self.padded(Int32(tv_nsec / 1_000_000), to: 3))Z"
    }

    private static func padded(_ number: Int32, to width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
