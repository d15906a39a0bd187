import HTTPDaemon
import MessagesAPI
import Scenario
import Timeline

/// `GET /_mock/gates/NAME` and `POST /_mock/gates/NAME/release`: streams that stand still, and how they go on.
struct GateCall: ControlCall {
    func methods(at rest: [String]) -> [String] {
        switch rest.count {
        case 1: ["GET"]
        case 2 where rest[1] == "release": ["POST"]
        default: []
        }
    }

    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse {
        let gates = state.sessions[request.session ?? Route.defaultSession].gates
        let gate = request.path[1]
        return request.method == "POST"
            ? try release(gate, gates, GateRelease(try request.object()))
            : wait(gate, gates, for: try Self.patience(request))
    }

    private func release(_ gate: String, _ gates: Gates, _ release: GateRelease) throws(ControlError) -> HTTPResponse {
        let released = gates.release(gate, request: release.request, release.how)
        if let request = release.request, released.isEmpty {
            throw ControlError(404, "the stream of request '\(request)' does not stand at the gate '\(gate)'")
        }
        return .control(200, ["gate": .string(gate), "released": .array(released.map(JSON.string))])
    }

    /// An answer that comes when a stream does: until then it is one that says that none came, and is not due yet.
    private func wait(_ gate: String, _ gates: Gates, for patience: Duration) -> HTTPResponse {
        let remote = ExchangeRemote()
        var response = HTTPResponse.control(408, Self.json(gate, []))
        response.headDue = patience
        response.remote = remote
        let watcher = gates.watch(gate) { arrivals in remote.answer(.control(200, Self.json(gate, arrivals))) }
        if let watcher { response.onEnd = { _ in gates.unwatch(gate, watcher) } }
        return response
    }

    private static func json(_ gate: String, _ arrivals: [Gates.Arrival]) -> JSON {
        let arrived: [JSON] = arrivals.map { arrival in
            [
                "request": .string(arrival.request),
                "events_sent": .number(JSONNumber(arrival.events)),
                "bytes_sent": .number(JSONNumber(arrival.bytes)),
            ]
        }
        return ["gate": .string(gate), "arrived": .array(arrived)]
    }

    private static func patience(_ request: ControlRequest) throws(ControlError) -> Duration {
        guard let text = request.query["wait"] else { return .zero }
        guard let patience = Duration(spelled: text) else {
            throw ControlError(400, "expected a time such as 250ms, 1.5s or 2m as 'wait', found '\(text)'")
        }
        return min(patience, .longestWait)
    }
}
