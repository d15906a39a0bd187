import HTTPDaemon
import MessagesAPI

/// `POST /_mock/reset`: what was used, tried, held and written down is forgotten; the scenario stays.
struct ResetCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["POST"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        state.reset(session: request.session)
        return .control(200, ["reset": true])
    }
}
