internal import MessagesAPI

extension APIError {
    private static let types = APIErrorType.documented.map(\.type.rawValue)

    /// Reads the type of an error, or `{type, status, message, details}`.
    static func read(_ node: Node, _ problems: Problems) -> APIError? {
        guard case .map = node.content else {
            guard case .scalar(let scalar) = node.content, !node.isNull else {
                problems.expected("the type of an error, or {type, status, message}", found: node)
                return nil
            }
            return readType(scalar.text, at: node.place, isOwn: false, problems).map { APIError($0) }
        }
        return MapReader.read(node, "an error", problems) { map in
            let status = map.value("status", HTTPReader.readStatus)
            let message = map.value("message", String.read)
            let details = map.value("details", JSONObject.read) ?? [:]
            let hasStatus = map.entry("status") != nil
            let type = map.required("type") { node, problems in
                String.read(node, problems).flatMap { readType($0, at: node.place, isOwn: hasStatus, problems) }
            }
            return type.map { APIError($0, status: status, message: message, details: details) }
        }
    }

    /// Reads the type of an error event, or `{type, message, details}`: inside a stream an error has no status.
    static func readEvent(_ node: Node, _ problems: Problems) -> APIError? {
        func readEventType(_ node: Node, _ problems: Problems) -> APIErrorType? {
            String.read(node, problems).flatMap { readType($0, at: node.place, isOwn: true, problems) }
        }
        guard case .map = node.content else { return readEventType(node, problems).map { APIError($0) } }
        return MapReader.read(node, "an error event", problems) { map in
            let message = map.value("message", String.read)
            let details = map.value("details", JSONObject.read) ?? [:]
            return map.required("type", readEventType).map { APIError($0, message: message, details: details) }
        }
    }

    /// A documented type, or one of the tester's own: with a status, and named as the service names its types.
    private static func readType(_ text: String, at place: Place, isOwn: Bool, _ problems: Problems) -> APIErrorType? {
        let isErrorName = text.hasSuffix("_error")
        if types.contains(text) || isOwn && isErrorName { return APIErrorType(rawValue: text) }
        var message = "unknown error type '\(text)'" + NearestName.hint(for: text, in: types, valid: "documented types")
        if isOwn {
            message += " (a type of your own ends in '_error')"
        } else if isErrorName {
            message += " (a type of your own needs a status: {type: \(text), status: 418})"
        }
        problems.error(message, at: place)
        return nil
    }
}
