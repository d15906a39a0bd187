import MessagesAPI
import Timeline

extension Reply {
    /// The keys of the reply as the file format has them.
    var members: JSONObject {
        var members = bodyMembers
        if isUnchecked { members["unchecked"] = true }
        members["id"] = id.map(JSON.string)
        members["model"] = model.map(JSON.string)
        if !usage.isEmpty { members["usage"] = .object(usage) }
        members["stop_reason"] = stopReason.map { .string($0.rawValue) }
        members["stop_sequence"] = stopSequence.map(JSON.string)
        if !stopDetails.isEmpty { members["stop_details"] = .object(stopDetails) }
        members["container"] = container
        members["context_management"] = contextManagement
        members["pace"] = pace?.json
        members["chunk"] = chunk?.json
        members["pings"] = pings?.json
        if wire != Wire() { members["wire"] = wire.json }
        members["replay"] = replay.map { .string($0.rawValue) }
        if !faults.isEmpty { members["faults"] = .array(faults.map(\.json)) }
        if mayLeave { members["may_leave"] = true }
        return members
    }

    /// What the reply consists of, with its status and headers: an error and an HTTP answer say their status themselves.
    private var bodyMembers: JSONObject {
        var members: JSONObject = [:]
        switch body {
        case .content(let blocks):
            if blocks.count == 1, case .text(let pieces, citations: []) = blocks[0] {
                members["text"] = pieces.json
            } else {
                members["content"] = .array(blocks.map(\.json))
            }
            members["status"] = status.map { .number(JSONNumber($0)) }
        case .events(let steps):
            members["events"] = .array(steps.map(\.json))
            members["status"] = status.map { .number(JSONNumber($0)) }
        case .recording(let recorded):
            // The recording itself and not the name of a file, so that a scenario can be sent and read anywhere.
            members["recording"] = recorded.recording.json
            members["status"] = status.map { .number(JSONNumber($0)) }
        case .error(var error):
            error.status = status ?? error.status
            members["error"] = error.json
        case .http(let bytes): return ["http": .object(httpMembers(bytes))]
        }
        members["headers"] = Self.json(of: headers)
        return members
    }

    private func httpMembers(_ bytes: [UInt8]) -> JSONObject {
        var members: JSONObject = [:]
        members["status"] = status.map { .number(JSONNumber($0)) }
        members["headers"] = Self.json(of: headers)
        if let body = Self.value(ofCompactJSON: bytes),
            headers.contains(where: { $0.name.lowercased() == "content-type" })
        {
            // Beside a map the loader adds this header, so that it must be there.
            members["body"] = body
        } else if let text = String(validating: bytes, as: UTF8.self) {
            if !text.isEmpty { members["body"] = .string(text) }
        } else {
            members["body_base64"] = .string(Base64.encode(bytes))
        }
        return members
    }

    private static func json(of headers: [(name: String, value: String?)]) -> JSON? {
        if headers.isEmpty { return nil }
        var members: JSONObject = [:]
        for (name, value) in headers {
            switch (members[name], value) {
            case (_, nil): members[name] = .null
            case (nil, let value?), (.null?, let value?): members[name] = .string(value)
            case (.array(let values)?, let value?): members[name] = .array(values + [.string(value)])
            case (let first?, let value?): members[name] = [first, .string(value)]
            }
        }
        return .object(members)
    }

    /// The map or list of these bytes, when it is sent as just these.
    private static func value(ofCompactJSON bytes: [UInt8]) -> JSON? {
        guard let value = try? JSON(parsing: bytes), value.encoded() == bytes else { return nil }
        switch value {
        case .object, .array: return value
        case .null, .bool, .number, .string: return nil
        }
    }
}
