/// What a client may ask of a list whose pages are found by the ids of what is listed: `limit`, `after_id`, `before_id`.
public struct IDPage: Sendable, Equatable {
    /// How many at most, from 1 to 1000.
    public var limit = 20
    /// The id after which the page begins.
    public var afterID: String?
    /// The id before which the page ends.
    public var beforeID: String?
    private let isStrict: Bool

    /// Reads a request's query.
    ///
    /// - Parameter strictly: whether a bad value, and later a cursor that is not listed, is a 400; else it is passed over.
    public init(query: QueryParameters, strictly: Bool = true) throws(APIError) {
        isStrict = strictly
        limit = try Self.limit(in: query, strictly: strictly)
        afterID = query["after_id"]
        beforeID = query["before_id"]
    }

    /// How many are asked for at most: from 1 to 1000, and 20 when nothing is said.
    package static func limit(in query: QueryParameters, strictly: Bool) throws(APIError) -> Int {
        guard let text = query["limit"] else { return 20 }
        guard let number = Int(text) else {
            if !strictly { return 20 }
            throw .invalid("limit: Input should be a valid integer, unable to parse string as an integer")
        }
        if strictly, number < 1 { throw .invalid("limit: Input should be greater than or equal to 1") }
        if strictly, number > 1000 { throw .invalid("limit: Input should be less than or equal to 1000") }
        return min(max(number, 1), 1000)
    }

    /// The page of that list: `{"data", "has_more", "first_id", "last_id"}`.
    ///
    /// - Parameters:
    ///   - items: all that there is, in the order in which it is listed.
    ///   - noun: what one of them is, for people.
    public func json<Item>(
        of items: [Item],
        noun: String,
        id: (Item) -> String,
        json: (Item) -> JSON
    ) throws(APIError) -> JSON {
        var rest = items[...]
        if let index = try place(of: afterID, "after_id", in: rest, noun: noun, id: id) { rest = rest[(index + 1)...] }
        if let index = try place(of: beforeID, "before_id", in: rest, noun: noun, id: id) { rest = rest[..<index] }
        // Going back, the page is what stands nearest before the cursor.
        let page = beforeID == nil ? rest.prefix(limit) : rest.suffix(limit)
        return [
            "data": .array(page.map(json)),
            "has_more": .bool(page.count < rest.count),
            "first_id": page.first.map { .string(id($0)) } ?? nil,
            "last_id": page.last.map { .string(id($0)) } ?? nil,
        ]
    }

    private func place<Item>(
        of cursor: String?,
        _ name: String,
        in items: ArraySlice<Item>,
        noun: String,
        id: (Item) -> String
    ) throws(APIError) -> Int? {
        guard let cursor else { return nil }
        if let index = items.firstIndex(where: { id($0) == cursor }) { return index }
        if isStrict { throw .invalid("\(name): no \(noun) has the id \(cursor)") }
        return nil
    }
}
