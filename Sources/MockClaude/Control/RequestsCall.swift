import HTTPDaemon
import MessagesAPI

/// `GET` and `DELETE /_mock/requests`: the journal.
struct RequestsCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET", "DELETE"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        guard request.method == "DELETE" else {
            return .settled(request, state) { [session = request.session] in
                .control(200, state.journal.json(session: session))
            }
        }
        state.journal.clear(session: request.session)
        return .control(200, ["cleared": true])
    }
}
