import MessagesAPI
import MockClaude

/// The gist of an event's data, on one line.
enum Preview {
    /// What an event holds, without what its name says already, cut to so many characters: `0 text_delta text "Hel"`.
    static func text(of bytes: [UInt8], longest: Int) -> String {
        let gist = gist(of: bytes) ?? String(decoding: bytes, as: UTF8.self)
        let line = gist.withoutControls
        return line.count > longest ? line.prefix(longest - 1) + "…" : line
    }

    /// The index, what the event is about, and what else there is; nil when this is not one whole event with JSON in it.
    private static func gist(of bytes: [UInt8]) -> String? {
        var decoder = SSEDecoder()
        let events = decoder.decode(bytes)
        guard events.count == 1, !decoder.hasUnfinishedEvent, let object = (try? JSON(parsing: events[0].data))?.object
        else { return nil }
        return object.compactMap { key, value -> String? in
            switch (key, value) {
            case ("type", _): nil
            case ("index", _): "\(value)"
            case (_, .object(let members)):
                members["type"] == nil ? "\(key) \(self.members(members))" : self.members(members)
            default: "\(key) \(value)"
            }
        }
        .joined(separator: " ")
    }

    /// An object's type, and its members but for those that are empty.
    private static func members(_ object: JSONObject) -> String {
        let type = object["type"]?.string.map { [$0] } ?? []
        let others = object.filter { $0.key != "type" && !isEmpty($0.value) }.map { "\($0.key) \($0.value)" }
        return (type + others).joined(separator: " ")
    }

    private static func isEmpty(_ value: JSON) -> Bool {
        switch value {
        case .null: true
        case .string(let text): text.isEmpty
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        case .bool, .number: false
        }
    }
}
