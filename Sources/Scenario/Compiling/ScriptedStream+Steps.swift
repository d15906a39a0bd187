import MessagesAPI
import Timeline

extension ScriptedStream {
    /// The steps of its timeline, without their times.
    ///
    /// - Parameters:
    ///   - padded: whether events have the spaces that the service puts before their last brace.
    ///   - generator: where the number of these spaces comes from.
    func timelineSteps(padded: Bool, using generator: inout some RandomNumberGenerator) -> [Step] {
        var reader = StreamReader()
        return items.map { item in
            let events = reader.read(item).compactMap { $0 }
            let tokens = events.reduce(0) { $0 + StreamEvent.other($1).estimatedTokens }
            switch item {
            case .event(let event, let name):
                let padding = padded ? Int.random(in: 0...SSEEncoder.mostPadding, using: &generator) : 0
                let bytes = item.bytes(padding: padding)
                return Step(event: event["type"]?.string ?? name, bytes: bytes, tokens: tokens)
            case .ping: return Step(event: "ping", bytes: item.bytes())
            case .raw(let bytes):
                // An error ends the stream for its client, however it is written.
                let isError = events.contains { $0["type"] == "error" }
                return Step(event: isError ? "error" : "raw", bytes: bytes, tokens: tokens)
            case .action(let action): return Step(action)
            }
        }
    }
}
