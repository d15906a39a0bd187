import MessagesAPI
import Timeline

extension Recording {
    /// The recording as its file format has it, without what is at its default.
    var json: JSON {
        [
            "recording": .number(JSONNumber(Self.version)), "request": .object(request.members),
            "response": .object(response.members.overlaid(with: ["body": .array(response.entries)])),
        ]
    }

    /// A map of header fields; one that was sent more than once has a list.
    fileprivate static func json(of headers: [Timeline.Header]) -> JSON? {
        var members: JSONObject = [:]
        for header in headers {
            switch members[header.name] {
            case nil: members[header.name] = .string(header.value)
            case .array(let values)?: members[header.name] = .array(values + [.string(header.value)])
            case let value?: members[header.name] = [value, .string(header.value)]
            }
        }
        return members.isEmpty ? nil : .object(members)
    }
}

extension Recording.Request {
    /// The keys of the request: JSON as it is written compactly is a map or a list, any other text is text.
    var members: JSONObject {
        var members: JSONObject = ["method": .string(method), "path": .string(path)]
        members["headers"] = Recording.json(of: headers)
        if let value = Self.value(ofCompactJSON: body) {
            members["body"] = value
        } else if let text = String(validating: body, as: UTF8.self), !text.beginsWithMark {
            if !text.isEmpty { members["body"] = .string(text) }
        } else {
            members["body_base64"] = .string(Base64.encode(body))
        }
        if !ignored.isEmpty { members["ignore"] = .array(ignored.map { .string($0.description) }) }
        return members
    }

    /// The map or list of these bytes, when it stands for just these and YAML can hold it.
    private static func value(ofCompactJSON bytes: [UInt8]) -> JSON? {
        guard let value = try? JSON(parsing: bytes), value.encoded() == bytes, value.isYAML() else {
            return nil
        }
        switch value {
        case .object, .array: return value
        case .null, .bool, .number, .string: return nil
        }
    }
}

extension JSON {
    /// Whether a YAML parser gives it back: its nesting and its names have bounds there, and a mark is taken off a text.
    func isYAML(depth: Int = 0) -> Bool {
        guard depth < 200 else { return false }
        return switch self {
        case .array(let elements): elements.allSatisfy { $0.isYAML(depth: depth + 1) }
        case .object(let object):
            object.allSatisfy {
                $0.key.utf8.count < 200 && !$0.key.beginsWithMark && $0.value.isYAML(depth: depth + 1)
            }
        case .string(let text): !text.beginsWithMark
        case .null, .bool, .number: true
        }
    }
}

extension Recording.Response {
    /// The keys of the response, its body apart.
    var members: JSONObject {
        guard hasHead else { return [:] }
        var members: JSONObject = ["status": .number(JSONNumber(status))]
        if headAt > .zero { members["at"] = headAt.json }
        members["headers"] = Recording.json(of: headers)
        switch framing {
        case .chunked: members["framing"] = "chunked"
        case .length(byteCount): members["framing"] = "length"
        case .length(let length): members["framing"] = ["length": .number(JSONNumber(length))]
        }
        return members
    }

    /// What came, each with its time where it is another write's, and how it ended.
    var entries: [JSON] {
        let pieces = slices.flatMap { slice in
            RecordedPiece.pieces(of: slice.bytes).enumerated().map { index, piece in
                JSON.object(Self.at(index == 0 ? slice.at : nil).overlaid(with: piece.members))
            }
        }
        let (name, at) = end.named
        return pieces + [.object(Self.at(at ?? endAt).overlaid(with: ["end": .string(name.rawValue)]))]
    }

    private static func at(_ time: Duration?) -> JSONObject { time.map { ["at": $0.json] } ?? [:] }
}

extension RecordedPiece {
    /// The keys that it has in a file.
    fileprivate var members: JSONObject {
        switch self {
        case .event(let name, let data): ["event": .string(name), "data": .string(data)]
        case .line(let line): ["line": .string(line)]
        case .text(let text): ["text": .string(text)]
        case .base64(let bytes): ["base64": .string(Base64.encode(bytes))]
        }
    }
}
