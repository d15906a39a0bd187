import HTTPDaemon
import MessagesAPI

/// `GET /_mock/health`: whoever gets an answer knows that requests are served.
struct HealthCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        .control(200, ["status": "ok"])
    }
}
