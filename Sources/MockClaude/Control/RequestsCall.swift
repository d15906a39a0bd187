import HTTPDaemon
import MessagesAPI

/// `GET` and `DELETE /_mock/requests`: the journal.
struct RequestsCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET", "DELETE"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        guard request.method == "DELETE" else { return .control(200, state.journal.json(session: request.session)) }
        state.journal.clear(session: request.session)
        return .control(200, ["cleared": true])
    }
}
