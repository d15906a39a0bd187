import MessagesAPI

/// `GET /v1/models` and `GET /v1/models/{id}`.
struct ModelsDoor: Door {
    private static let path = "/v1/models"

    let methods = ["GET"]

    func stands(at path: String) -> Bool { path == Self.path || Self.modelID(in: path) != nil }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.checkHeaders(incoming)
    }

    func answer(_ incoming: Incoming) throws(APIError) -> JSON? {
        guard let id = Self.modelID(in: incoming.route.path) else {
            let page = try ModelPage(query: QueryParameters(incoming.route.query ?? ""))
            return try page.json(of: ModelCatalog.models)
        }
        guard let model = ModelCatalog.model(id) else { throw APIError(.notFound, message: "model: \(id)") }
        return model.json
    }

    private static func modelID(in path: String) -> String? {
        guard path.hasPrefix(Self.path + "/") else { return nil }
        let id = path.dropFirst(Self.path.count + 1)
        return id.isEmpty || id.contains("/") ? nil : String(id)
    }
}
