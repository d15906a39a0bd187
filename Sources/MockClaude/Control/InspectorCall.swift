import HTTPDaemon

/// `GET /_mock/`: the page for people.
struct InspectorCall: ControlCall {
    func methods(at rest: [String]) -> [String] { rest.isEmpty ? ["GET"] : [] }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        HTTPResponse(status: 200, headers: Inspector.headers, body: .bytes(Inspector.page))
    }
}
