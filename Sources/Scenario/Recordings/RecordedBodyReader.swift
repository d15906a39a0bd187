internal import MessagesAPI
internal import Timeline

/// The body of a recorded response as a file has it.
struct RecordedBody {
    /// What came, in order of time.
    var slices: [Recording.Slice] = []
    /// How it ended.
    var end = Recording.End.complete
    /// When a complete body ended, if that is said.
    var endAt: Duration?

    /// How many bytes came.
    var byteCount: Int { slices.reduce(0) { $0 + $1.bytes.count } }

    /// Reads the list of what came and how it ended. What has no time of its own came with what stands before it.
    ///
    /// - Parameter start: when the head came.
    static func read(_ node: Node, from start: Duration, _ problems: Problems) -> RecordedBody? {
        guard case .list(let nodes) = node.content else {
            problems.expected("a list of what came, with {end: complete} as its last", found: node)
            return nil
        }
        var body = RecordedBody()
        var now = start
        var end: Place?
        for node in nodes {
            if let end {
                problems.error("nothing can follow the end on line \(problems.line(of: end))", at: node.place)
                return nil
            }
            guard let entry = read(node, problems) else { continue }
            if let at = entry.at, at < now {
                problems.error(
                    "this comes before what stands in front of it, at \(now.json.string ?? "")",
                    at: node.place
                )
            }
            now = max(now, entry.at ?? now)
            switch entry.what {
            case .end(let name):
                end = node.place
                body.end = Recording.End(name, at: now)
                body.endAt = name == .complete ? entry.at.map { _ in now } : nil
            case .piece(let piece):
                if entry.at != nil || body.slices.isEmpty { body.slices.append(Recording.Slice(at: now, bytes: [])) }
                let bytes = piece.bytes
                body.slices[body.slices.count - 1].bytes += bytes
                problems.recordedEntries.append((node.place, bytes.count))
            }
        }
        guard end != nil || problems.hasErrors else {
            let last = nodes.last?.place ?? node.place
            problems.error("the body does not say how it ended, expected {end: complete} behind this", at: last)
            return nil
        }
        return body
    }

    private enum What {
        case piece(RecordedPiece)
        case end(Recording.End.Name)
    }

    private static func read(_ node: Node, _ problems: Problems) -> (at: Duration?, what: What)? {
        MapReader.read(node, "an entry of the body", problems) { map in
            let kind = map.exactlyOne(of: ["event", "line", "text", "base64", "end"])
            let at = map.value("at", Duration.read)
            let data = kind?.key == "event" ? map.required("data", readLine) : nil
            map.check([("data", of: "event")], beside: kind, problems)
            guard let kind else { return nil }
            if kind.key == "end" {
                return readEnd(kind.value, beside: map.entry("at"), problems).map { (at, .end($0)) }
            }
            return read(kind, data: data, problems).map { (at, .piece($0)) }
        }
    }

    private static func read(_ kind: Node.Entry, data: String?, _ problems: Problems) -> RecordedPiece? {
        switch kind.key {
        case "event":
            guard let name = readLine(kind.value, problems), let data else { return nil }
            return .event(name: name, data: data)
        case "line": return String.read(kind.value, problems).map(RecordedPiece.line)
        case "text": return String.read(kind.value, problems).map(RecordedPiece.text)
        default: return Base64.read(kind.value, problems).map(RecordedPiece.base64)
        }
    }

    /// Reads what stands on a line of an event.
    private static func readLine(_ node: Node, _ problems: Problems) -> String? {
        guard let text = String.read(node, problems) else { return nil }
        if text.utf8.contains(where: { "\r\n".utf8.contains($0) }) {
            problems.error("this is one line of an event, without line breaks; 'text' is any text", at: node.place)
        }
        return text
    }

    private static func readEnd(_ node: Node, beside at: Node.Entry?, _ problems: Problems) -> Recording.End.Name? {
        let names = Recording.End.Name.allCases.map(\.rawValue)
        let name = String.read(node, oneOf: names, "end", problems).flatMap(Recording.End.Name.init)
        if let name, let at, name == .unfinished {
            problems.warning("'at' changes nothing beside 'end: \(name.rawValue)'", at: at.place)
        }
        return name
    }
}

extension Recording.End {
    /// How a file names an end.
    enum Name: String, CaseIterable {
        case complete
        case closed
        case reset
        case unfinished
    }

    fileprivate init(_ name: Name, at time: Duration) {
        switch name {
        case .complete: self = .complete
        case .closed: self = .closed(at: time)
        case .reset: self = .reset(at: time)
        case .unfinished: self = .unfinished
        }
    }

    /// The name, and when it was, where that counts.
    var named: (name: Name, at: Duration?) {
        switch self {
        case .complete: (.complete, nil)
        case .closed(let at): (.closed, at)
        case .reset(let at): (.reset, at)
        case .unfinished: (.unfinished, nil)
        }
    }
}
