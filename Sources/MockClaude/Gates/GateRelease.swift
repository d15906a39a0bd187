import HTTPDaemon
import MessagesAPI
import Scenario

/// How a test lets streams go on that stand at a gate.
struct GateRelease {
    /// The one stream that is meant, by its request's id; nil for all.
    let request: String?
    /// How it goes on.
    let how: HoldRelease

    /// Reads `{"request": "req_…", "steps": 1, "do": "reset"}`, of which nothing need be given.
    init(_ object: JSONObject) throws(ControlError) {
        let known = ["request", "steps", "do"]
        if let unknown = object.first(where: { !known.contains($0.key) }) {
            throw ControlError(400, "unknown key '\(unknown.key)'; expected \(known.joined(separator: ", "))")
        }
        request = object["request"]?.string
        guard object["request"] == nil || request != nil else { throw ControlError(400, "'request' must be an id") }
        switch (object["steps"], object["do"]) {
        case (nil, nil): how = .onward
        case (let steps?, nil):
            guard let count = steps.int, count > 0 else { throw ControlError(400, "'steps' must be a number from 1") }
            how = .steps(count)
        case (nil, let act?): how = try Self.cut(act)
        default: throw ControlError(400, "'steps' and 'do' cannot stand together")
        }
    }

    private static func cut(_ act: JSON) throws(ControlError) -> HoldRelease {
        if let act = act.string.flatMap(ScriptStep.Act.init) { return HoldRelease(act) }
        let names = ScriptStep.Act.allCases.map(\.rawValue).joined(separator: ", ")
        throw ControlError(400, "'do' must be one of \(names)")
    }
}

extension HoldRelease {
    /// What is done to a stream that is cut where it stands.
    init(_ act: ScriptStep.Act) {
        switch act {
        case .reset: self = .reset
        case .close: self = .close
        case .end: self = .end
        case .stall: self = .stall
        }
    }
}
