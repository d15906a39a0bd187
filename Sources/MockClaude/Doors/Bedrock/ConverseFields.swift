import MessagesAPI

/// What of the model's own reply a client wants beside what the Converse API says, by JSON Pointers:
/// `additionalModelResponseFieldPaths: ["/stop_sequence"]`.
struct ConverseFields: Equatable {
    private let pointers: [JSONPointer]

    /// What that request wants.
    init(_ body: JSON) {
        pointers = (body["additionalModelResponseFieldPaths"]?.array ?? []).compactMap {
            $0.string.flatMap { JSONPointer($0) }
        }
    }

    /// What stands there in a message, each in its place; nil when there is nothing.
    func values(in message: JSONObject) -> JSON? {
        var result: JSONObject = [:]
        for pointer in pointers where !pointer.tokens.isEmpty {
            guard let value = JSON.object(message)[pointer] else { continue }
            let nested = pointer.tokens.reversed().reduce(value) { .object(JSONObject([($1, $0)])) }
            result = result.overlaid(with: nested.object ?? [:])
        }
        return result.isEmpty ? nil : .object(result)
    }
}
