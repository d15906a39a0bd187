import MessagesAPI
import Scenario
import Timeline

/// `POST /model/{id}/invoke` and `POST /model/{id}/invoke-with-response-stream` of Amazon Bedrock: Claude's own requests, in
/// which the path says which model is asked and whether it streams.
struct InvokeDoor: Door {
    let givesMessages = true
    let isLimited = true
    let needsVersion = false

    /// What Bedrock itself reads of the body, beside what goes to the model.
    private static let ownMembers = ["anthropic_version", "anthropic_beta"]
    /// What the path says.
    private static let membersOfPath = ["model", "stream"]
    /// The versions that the body may name.
    private static let versions: [String: APIVersion] = [
        "bedrock-2023-05-31": .v2023_06_01, "2026-10-21": .v2026_10_21,
    ]

    func methods(at path: String) -> [String]? { route(path) == nil ? nil : ["POST"] }

    func callPath(_ path: String) -> String { BedrockRoute.callPath(path) }

    func dialect(for incoming: Incoming) -> any Dialect { InvokeDialect() }

    func limitHeaders(_ headers: [Timeline.Header]) -> [Timeline.Header] { [] }

    func request(_ incoming: Incoming) throws(APIError) -> JSON? {
        guard let route = route(incoming.route.path), var request = incoming.body.object else { return nil }
        for name in Self.ownMembers { request[name] = nil }
        request["model"] = .string(route.model.name)
        request["stream"] = .bool(route.operation.streams)
        return .object(request)
    }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        guard let route = route(incoming.route.path) else { return }
        try validator.checkBedrock(incoming, route)
        let version = incoming.body["anthropic_version"]
        if validator.strictness == .strict {
            let extra = Self.membersOfPath.first { incoming.body[$0] != nil }
            if let extra { throw APIError(.invalidRequest, message: "\(extra): Extra inputs are not permitted") }
            guard let version else { throw APIError(.invalidRequest, message: "anthropic_version: Field required") }
            guard Self.versions[version.string ?? ""] != nil else {
                throw APIError(.invalidRequest, message: "anthropic_version: Input should be 'bedrock-2023-05-31'")
            }
        }
        let error = validator.check(
            body: route.model.forCheck(incoming.messages.body),
            version: Self.versions[version?.string ?? ""] ?? .v2023_06_01,
            betas: incoming.betas + (incoming.body["anthropic_beta"]?.array ?? []).compactMap(\.string)
        )
        if let error { throw error }
    }

    private func route(_ path: String) -> BedrockRoute? {
        BedrockRoute(path).flatMap { [.invoke, .invokeStream].contains($0.operation) ? $0 : nil }
    }
}
