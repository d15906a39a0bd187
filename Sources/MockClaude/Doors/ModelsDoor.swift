import MessagesAPI

/// `GET /v1/models` and `GET /v1/models/{id}`.
struct ModelsDoor: Door {
    private static let path = "/v1/models"

    func methods(at path: String) -> [String]? {
        path == Self.path || Self.modelID(in: path) != nil ? ["GET"] : nil
    }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.checkHeaders(incoming)
    }

    func answer(_ incoming: Incoming, in context: DoorContext) throws(APIError) -> DoorAnswer? {
        guard let id = Self.modelID(in: incoming.route.path) else {
            let page = try ModelPage(query: QueryParameters(incoming.route.query), strictly: context.isStrict)
            return try DoorAnswer(page.json(of: ModelCatalog.models))
        }
        if let model = ModelCatalog.model(id) { return DoorAnswer(model.json) }
        if context.isStrict { throw APIError(.notFound, message: "model: \(id)") }
        return DoorAnswer(ModelCatalog.madeUp(id).json)
    }

    private static func modelID(in path: String) -> String? {
        guard path.hasPrefix(Self.path + "/") else { return nil }
        let id = path.dropFirst(Self.path.count + 1)
        return id.isEmpty || id.contains("/") ? nil : String(id)
    }
}
