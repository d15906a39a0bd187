internal import MessagesAPI
internal import Timeline

extension Scenario {
    /// Reads the whole file.
    static func read(_ node: Node, _ problems: Problems) -> Scenario? {
        if node.isRecording, let entry = node.entry("recording") {
            problems.error(
                "this is a recording; a scenario's reply plays it: 'recording: FILE', or the recording itself in the file's place",
                at: entry.place
            )
            return nil
        }
        return MapReader.read(node, "a scenario", problems) { map in
            // Editors read it, to know which schema they check the file against.
            _ = map.value("$schema", String.read)
            var scenario = Scenario(name: map.value("name", String.read))
            scenario.description = map.value("description", String.read)
            scenario.seed = map.value("seed") { UInt64.read($0, in: 0...UInt64.max, $1) } ?? scenario.seed
            scenario.model = map.value("model", String.read)
            scenario.pace = map.value("pace", Pace.read) ?? scenario.pace
            scenario.chunk = map.value("chunk", Chunk.read) ?? scenario.chunk
            scenario.pings = map.value("pings", Pings.read) ?? scenario.pings
            scenario.wire = map.value("wire", Wire.read) ?? scenario.wire
            scenario.validation = map.value("validate", RequestValidator.Strictness.read) ?? scenario.validation
            scenario.limits = map.value("limits", Limits.read)
            scenario.chaos = map.value("chaos", Chaos.readAll) ?? []
            scenario.connections = map.value("connections", ConnectionFault.readAll) ?? []
            scenario.rules = map.required("replies", Rule.readAll) ?? []
            scenario.onMiss = map.value("on_miss", Reply.readOnMiss)
            scenario.expectations = map.value("expect", Expectations.read) ?? scenario.expectations
            return scenario
        }
    }
}

extension RequestValidator.Strictness {
    /// Reads how strictly requests are checked.
    fileprivate static func read(_ node: Node, _ problems: Problems) -> Self? {
        String.read(node, oneOf: allCases.map(\.rawValue), "way to validate", problems).flatMap(Self.init)
    }
}
