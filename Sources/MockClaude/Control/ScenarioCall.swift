import HTTPDaemon
import MessagesAPI
import Scenario

/// `GET` and `PUT /_mock/scenario`: what is served, and something else to serve.
struct ScenarioCall: ControlCall {
    private static let connectionsWarning: JSON = [
        "severity": "warning",
        "message": "'connections' has no effect in a session: none is known before a request is read",
    ]

    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET", "PUT"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        guard request.method == "PUT" else {
            // Indented, because compact JSON has characters as they are that no YAML may have.
            return .control(text: state.scenario(session: request.session).json.indented, type: "application/json")
        }
        guard !request.http.bodyExceedsLimit else { throw ControlError(413, "the scenario is too large") }
        do throws(ScenarioErrors) {
            let file = try ScenarioFile.parse(bytes: request.http.body, file: "scenario")
            state.load(file.scenario, session: request.session)
            var warnings = (file.warnings + file.violations.map(\.asWarning)).map(\.json)
            if request.session != nil, !file.scenario.connections.isEmpty { warnings.append(Self.connectionsWarning) }
            return .control(200, ["loaded": true, "warnings": .array(warnings)])
        } catch {
            return .control(400, ["error": .string("\(error)"), "errors": .array(error.diagnostics.map(\.json))])
        }
    }
}

extension Diagnostic {
    fileprivate var json: JSON {
        [
            "line": .number(JSONNumber(line)), "column": .number(JSONNumber(column)),
            "severity": .string(severity.rawValue), "message": .string(message),
        ]
    }
}
