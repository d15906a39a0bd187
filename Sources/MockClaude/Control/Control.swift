import HTTPDaemon
import MessagesAPI

/// The control API: what a test asks of the server itself, under `/_mock`.
///
///     request ─▶ guard ─▶ call ─▶ response
final class Control: RequestHandler {
    /// The calls, by the first part of their path; the page has none.
    private static let calls: [String: any ControlCall] = [
        "": InspectorCall(), "health": HealthCall(), "requests": RequestsCall(), "reset": ResetCall(),
        "scenario": ScenarioCall(), "gates": GateCall(), "verdict": VerdictCall(), "metrics": MetricsCall(),
    ]

    private let state: ServerState

    init(_ state: ServerState) { self.state = state }

    func respond(to request: HTTPRequest) -> HTTPResponse {
        guard let request = ControlRequest(request) else {
            return .control(404, error: "the control API is under /_mock")
        }
        return respond(to: request)
    }

    /// Answers a request that is one to the control API. Never with CORS headers: no page of another origin may read it.
    func respond(to request: ControlRequest) -> HTTPResponse {
        if let objection = ControlGuard.objection(to: request.http) { return .control(403, error: objection) }
        guard let call = Self.calls[request.path.first ?? ""] else {
            let names = Self.calls.keys.filter { !$0.isEmpty }.sorted().joined(separator: ", ")
            return .control(404, error: "no such call: expected one of \(names)")
        }
        let methods = call.methods(at: Array(request.path.dropFirst()))
        guard !methods.isEmpty else { return .control(404, error: "no such call: \(request.http.path)") }
        guard methods.contains(request.method) else {
            return .control(405, error: "expected \(methods.joined(separator: " or "))", allow: methods)
        }
        do throws(ControlError) {
            return try call.answer(request, state)
        } catch {
            return .control(error.status, error: error.message)
        }
    }
}

/// One call of the control API.
protocol ControlCall: Sendable {
    /// The methods that it takes at what follows its name in the path; none when there is no such path.
    func methods(at rest: [String]) -> [String]

    /// The answer to a path and a method that the call has.
    func answer(_ request: ControlRequest, _ state: ServerState) throws(ControlError) -> HTTPResponse
}

extension HTTPResponse {
    /// An answer of the control API.
    static func control(_ status: Int = 200, _ body: JSON) -> HTTPResponse {
        HTTPResponse(
            status: status,
            headers: [HTTPHeader("content-type", "application/json")],
            body: .bytes(body.encoded())
        )
    }

    /// An answer of the control API in another format than JSON.
    static func control(_ status: Int = 200, text: String, type: String = "text/plain; charset=utf-8") -> HTTPResponse {
        HTTPResponse(status: status, headers: [HTTPHeader("content-type", type)], body: .bytes(Array(text.utf8)))
    }

    /// A call that is refused.
    static func control(_ status: Int, error: String, allow: [String] = []) -> HTTPResponse {
        var response = control(status, ["error": .string(error)])
        if !allow.isEmpty { response.headers.append(HTTPHeader("allow", allow.joined(separator: ", "))) }
        return response
    }
}
