import MessagesAPI
import Timeline

extension ScriptedStream {
    /// The steps of its timeline, without their times.
    ///
    /// - Parameters:
    ///   - wire: how events are spelled.
    ///   - generator: where the number of the spaces comes from that the service puts before an event's last brace.
    func timelineSteps(_ wire: Wire, using generator: inout some RandomNumberGenerator) -> [Step] {
        let format = wire.format
        var reader = StreamReader()
        var steps: [Step] = []
        for item in items {
            let events = reader.read(item).compactMap { $0 }
            let tokens = events.reduce(0) { $0 + StreamEvent.other($1).estimatedTokens }
            switch item {
            case .event(let event, let name):
                let isPadded = wire.padding ?? false
                let padding = isPadded ? Int.random(in: 0...SSEEncoder.mostPadding, using: &generator) : 0
                let bytes = item.bytes(padding: padding, format: format)
                let type = event["type"]?.string ?? name
                steps.append(Step(event: type, bytes: bytes, tokens: tokens))
                if wire.unknownEvents ?? false, UnknownEvent.follows(type) {
                    steps.append(Step(event: UnknownEvent.type, bytes: UnknownEvent.bytes(format)))
                }
            case .ping: steps.append(Step(event: "ping", bytes: item.bytes(format: format)))
            case .raw(let bytes):
                // An error ends the stream for its client, however it is written.
                let isError = events.contains { $0["type"] == "error" }
                steps.append(Step(event: isError ? "error" : "raw", bytes: bytes, tokens: tokens))
            case .action(let action): steps.append(Step(action))
            }
        }
        return steps
    }
}
