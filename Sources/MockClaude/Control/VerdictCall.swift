import HTTPDaemon
import MessagesAPI

/// `GET /_mock/verdict`: what was expected and did not happen.
struct VerdictCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        let format = request.query["format"] ?? "json"
        guard ["json", "text", "junit"].contains(format) else {
            throw ControlError(400, "expected json, text or junit as 'format', found '\(format)'")
        }
        return .settled(request, state) { [session = request.session] in
            let verdict = state.verdict(session: session)
            switch format {
            case "text": return .control(text: verdict.text + "\n")
            case "junit": return .control(text: verdict.junit, type: "application/xml")
            default: return .control(200, verdict.json)
            }
        }
    }
}
