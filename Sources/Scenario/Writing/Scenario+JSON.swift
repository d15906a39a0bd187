public import MessagesAPI
import Timeline

extension Scenario {
    /// The scenario as its file format has it, without what is at its default. Reading it gives an equal scenario; as a file it
    /// should be `indented`, which escapes the few characters that JSON takes as they are and YAML does not.
    ///
    /// What only code can say is named and cannot be read: a rule that computes its reply has `"computed": true`, and a
    /// condition's predicate is `"where"`, with the words that explain it. A fault's share of the events is named too.
    public var json: JSON {
        var members: JSONObject = [:]
        members["name"] = name.map(JSON.string)
        members["description"] = description.map(JSON.string)
        if seed != 0 { members["seed"] = .number(JSONNumber(wellFormed: String(seed))) }
        members["model"] = model.map(JSON.string)
        if pace != .instant { members["pace"] = pace.json }
        if chunk != .word { members["chunk"] = chunk.json }
        if pings != .first { members["pings"] = pings.json }
        if wire != Wire() { members["wire"] = wire.json }
        if validation != .strict { members["validate"] = .string(validation.rawValue) }
        members["limits"] = limits?.json
        if !chaos.isEmpty { members["chaos"] = .array(chaos.map(\.json)) }
        if !connections.isEmpty { members["connections"] = .array(connections.map(\.json)) }
        members["replies"] = .array(rules.map(\.json))
        members["on_miss"] = onMiss.map { .object($0.members) }
        let expectations = expectations.members
        if !expectations.isEmpty { members["expect"] = .object(expectations) }
        return .object(members)
    }
}
