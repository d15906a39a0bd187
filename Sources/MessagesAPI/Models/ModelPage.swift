/// What a client may ask of `GET /v1/models`.
public struct ModelPage: Sendable, Equatable {
    /// Which part of the list.
    public var page: IDPage
    /// The stages of life that are listed.
    public var lifecycles: Set<ModelInfo.Lifecycle> = [.active, .deprecated]

    /// Reads a request's query. Names that are not known are passed over.
    ///
    /// - Parameter strictly: whether a bad value is a 400; else it is passed over too.
    public init(query: QueryParameters, strictly: Bool = true) throws(APIError) {
        page = try IDPage(query: query, strictly: strictly)
        let stages = query.all("lifecycle") + query.all("lifecycle[]")
        if stages.isEmpty { return }
        lifecycles = []
        for stage in stages.flatMap({ $0.split(separator: ",") }) {
            if let lifecycle = ModelInfo.Lifecycle(rawValue: String(stage)) {
                lifecycles.insert(lifecycle)
            } else if strictly {
                throw .invalid("lifecycle: Input should be 'active', 'deprecated' or 'retired'")
            }
        }
    }

    /// The page of that list of models: `{"data", "has_more", "first_id", "last_id"}`.
    public func json(of models: [ModelInfo]) throws(APIError) -> JSON {
        let listed = models.filter { lifecycles.contains($0.lifecycle) }
        return try page.json(of: listed, noun: "model", id: \.id, json: \.json)
    }
}
