import MessagesAPI

/// Where a request to Amazon Bedrock goes: `/model/{id}/{operation}`.
struct BedrockRoute: Equatable {
    /// What is asked of a model, as the path spells it.
    enum Operation: String {
        case invoke
        case invokeStream = "invoke-with-response-stream"
        case converse
        case converseStream = "converse-stream"

        /// Whether the reply is streamed.
        var streams: Bool { self == .invokeStream || self == .converseStream }
    }

    /// The model that is asked.
    let model: BedrockModel
    /// What is asked of it.
    let operation: Operation

    /// Takes a path apart; nil for one that goes elsewhere.
    init?(_ path: String) {
        let prefix = "/model/"
        guard path.hasPrefix(prefix), let slash = path.lastIndex(of: "/") else { return nil }
        let id = path.dropFirst(prefix.count).prefix(
            upTo: max(slash, path.index(path.startIndex, offsetBy: prefix.count))
        )
        guard !id.isEmpty, let operation = Operation(rawValue: String(path[path.index(after: slash)...])) else {
            return nil
        }
        model = BedrockModel(id: String(percentDecoding: id))
        self.operation = operation
    }

    /// A path that asks for the same whether the reply is to be streamed or not.
    static func callPath(_ path: String) -> String {
        for (stream, whole) in [(Operation.invokeStream, Operation.invoke), (.converseStream, .converse)] {
            let suffix = "/" + stream.rawValue
            if path.hasSuffix(suffix) { return path.dropLast(suffix.count) + "/" + whole.rawValue }
        }
        return path
    }
}
