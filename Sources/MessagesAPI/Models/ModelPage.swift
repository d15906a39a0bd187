/// What a client may ask of `GET /v1/models`.
public struct ModelPage: Sendable, Equatable {
    /// How many models at most, from 1 to 1000.
    public var limit = 20
    /// The id after which the page begins.
    public var afterID: String?
    /// The id before which the page ends.
    public var beforeID: String?
    /// The stages of life that are listed.
    public var lifecycles: Set<ModelInfo.Lifecycle> = [.active, .deprecated]

    /// Reads a request's query; a bad value is a 400. Names that are not known are passed over.
    public init(query: QueryParameters) throws(APIError) {
        if let text = query["limit"] {
            guard let number = Int(text) else {
                throw .invalid("limit: Input should be a valid integer, unable to parse string as an integer")
            }
            if number < 1 { throw .invalid("limit: Input should be greater than or equal to 1") }
            if number > 1000 { throw .invalid("limit: Input should be less than or equal to 1000") }
            limit = number
        }
        afterID = query["after_id"]
        beforeID = query["before_id"]
        let stages = query.all("lifecycle") + query.all("lifecycle[]")
        if stages.isEmpty { return }
        lifecycles = []
        for stage in stages.flatMap({ $0.split(separator: ",") }) {
            guard let lifecycle = ModelInfo.Lifecycle(rawValue: String(stage)) else {
                throw .invalid("lifecycle: Input should be 'active', 'deprecated' or 'retired'")
            }
            lifecycles.insert(lifecycle)
        }
    }

    /// The page of that list of models: `{"data", "has_more", "first_id", "last_id"}`. A cursor that is no listed model's
    /// id is a 400.
    public func json(of models: [ModelInfo]) throws(APIError) -> JSON {
        var rest = models.filter { lifecycles.contains($0.lifecycle) }[...]
        if let afterID {
            guard let index = rest.firstIndex(where: { $0.id == afterID }) else {
                throw Self.noSuchModel("after_id", afterID)
            }
            rest = rest[(index + 1)...]
        }
        if let beforeID {
            guard let index = rest.firstIndex(where: { $0.id == beforeID }) else {
                throw Self.noSuchModel("before_id", beforeID)
            }
            rest = rest[..<index]
        }
        // Going back, the page is what stands nearest before the cursor.
        let page = beforeID == nil ? rest.prefix(limit) : rest.suffix(limit)
        return [
            "data": .array(page.map(\.json)),
            "has_more": .bool(page.count < rest.count),
            "first_id": page.first.map { .string($0.id) } ?? nil,
            "last_id": page.last.map { .string($0.id) } ?? nil,
        ]
    }

    private static func noSuchModel(_ name: String, _ id: String) -> APIError {
        .invalid("\(name): no model has the id \(id)")
    }
}
