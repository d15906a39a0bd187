import MessagesAPI

extension Recording {
    /// The recording as a file, YAML 1.2, for people to read, compare and change: the keys in one order, and an event or a
    /// line of the body on each line. Reading it gives an equal recording.
    public var text: String {
        var lines = ["recording: \(Self.version)", "request:"]
        lines += Self.fields(request.members, indentation: "  ")
        lines.append("response:")
        lines += Self.fields(response.members, indentation: "  ")
        lines.append("  body:")
        lines += response.entries.map { "    - " + YAMLText.line($0) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func fields(_ members: JSONObject, indentation: String) -> [String] {
        members.flatMap { key, value in
            let name = indentation + YAMLText.scalar(key) + ":"
            if key == "headers", case .object(let fields) = value {
                return [name] + self.fields(fields, indentation: indentation + "  ")
            }
            if key == "body", value.string == nil {
                let lines = value.indented.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
                return [name + " " + lines.joined(separator: "\n  " + indentation)]
            }
            return [name + " " + YAMLText.line(value)]
        }
    }
}
