import HTTPDaemon
import MessagesAPI

/// `GET /_mock/verdict`: what was expected and did not happen.
struct VerdictCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        let verdict = state.verdict(session: request.session)
        switch request.query["format"] {
        case nil, "json"?: return .control(200, verdict.json)
        case "text"?: return .control(text: verdict.text + "\n")
        case "junit"?: return .control(text: verdict.junit, type: "application/xml")
        case let format?: throw ControlError(400, "expected json, text or junit as 'format', found '\(format)'")
        }
    }
}
