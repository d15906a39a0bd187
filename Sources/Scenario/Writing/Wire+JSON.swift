import MessagesAPI
import Timeline

extension Wire {
    /// The settings that are given.
    var json: JSON {
        var members: JSONObject = [:]
        members["slice"] = slice?.json
        members["newline"] = newline.map { .string($0.rawValue) }
        members["space_after_colon"] = spaceAfterColon.map(JSON.bool)
        members["bom"] = byteOrderMark.map(JSON.bool)
        members["comments"] = comments.map(JSON.bool)
        members["unknown_events"] = unknownEvents.map(JSON.bool)
        members["multiline_data"] = multilineData.map(JSON.bool)
        members["unicode"] = Self.spellings.first { $0.escapes == escapesUnicode }.map { .string($0.name) }
        members["padding"] = padding.map(JSON.bool)
        return .object(members)
    }
}

extension Slice {
    /// The slice's name, or how many bytes one has.
    var json: JSON {
        if case .bytes(let count) = self { return .number(JSONNumber(count)) }
        return .string(Self.named.first { $0.slice == self }?.name ?? "none")
    }
}
