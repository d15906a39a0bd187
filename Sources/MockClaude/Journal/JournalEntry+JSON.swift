import HTTPDaemon
public import MessagesAPI
import Scenario

extension JournalEntry {
    /// The entry as the control API gives it.
    public var json: JSON {
        var object: JSONObject = [
            "id": .string(id), "session": .string(session), "number": .number(JSONNumber(number)),
            "time": .string("\(time)"), "method": .string(method), "path": .string(path),
        ]
        if let query { object["query"] = .string(query) }
        object["headers"] = .object(headersObject)
        object["body"] = bodyJSON
        if bodyLength != body.count { object["body_length"] = bodyLength.map { .number(JSONNumber($0)) } ?? .null }
        object["rule"] = .text(rule)
        object["call"] = call.map { .number(JSONNumber($0)) } ?? .null
        object["attempt"] = attempt.map { .number(JSONNumber($0)) } ?? .null
        object["status"] = status == 0 ? .null : .number(JSONNumber(status))
        object["stream"] = .bool(isStream)
        object["events"] = .array(events.map(\.json))
        object["bytes"] = .number(JSONNumber(bytes))
        object["ended"] = ended.map { .string($0.rawValue) } ?? .null
        object["fault"] = .text(fault)
        object["left"] = left?.json ?? .null
        object["miss"] = miss?.json ?? .null
        object["findings"] = .array(findings.map(\.json))
        return .object(object)
    }

    /// Fields of one name in one list, as HTTP lets them be joined.
    private var headersObject: JSONObject {
        var object: JSONObject = [:]
        for header in headers {
            let name = header.name.lowercased()
            object[name] = .string((object[name]?.string).map { "\($0), \(header.value)" } ?? header.value)
        }
        return object
    }

    /// JSON where it is JSON, else text; null when there is none.
    private var bodyJSON: JSON {
        if body.isEmpty { return .null }
        let text = JSON.string(String(decoding: body, as: UTF8.self))
        return body.count == bodyLength ? (try? JSON(parsing: body)) ?? text : text
    }
}

extension JournalEntry.Event {
    fileprivate var json: JSON {
        ["type": .string(type), "at_ms": .milliseconds(at), "bytes": .number(JSONNumber(bytes))]
    }
}

extension JournalEntry.Departure {
    fileprivate var json: JSON {
        [
            "how": .string(how), "after_event": .number(JSONNumber(afterEvent)),
            "after_byte": .number(JSONNumber(afterByte)), "at_ms": .milliseconds(at),
        ]
    }
}

extension JournalEntry.Miss {
    fileprivate var json: JSON { ["nearest": .text(nearest), "because": .string(because)] }
}

extension JSON {
    /// A text, or null where there is none.
    static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    /// A time in milliseconds, to the microsecond.
    static func milliseconds(_ time: Duration) -> JSON {
        let microseconds = time.components.seconds * 1_000_000 + time.components.attoseconds / 1_000_000_000_000
        return .number(JSONNumber(Double(microseconds) / 1000))
    }
}
