import MessagesAPI

/// What a client may ask of `GET /v1/files`.
struct FilePage {
    private static let cursorPrefix = "page_"
    private static let mostIDs = 100

    private let version: FileVersion
    private let byIDs: IDPage
    /// The only files that are listed; nil for any.
    private let ids: Set<String>?
    /// The last file of the page before; nil for the first page.
    private let lastID: String?
    private let isStrict: Bool

    /// Reads a request's query.
    ///
    /// - Parameter strictly: whether what the service refuses is a 400; else it is passed over.
    init(query: QueryParameters, _ version: FileVersion, strictly: Bool) throws(APIError) {
        self.version = version
        isStrict = strictly
        byIDs = try IDPage(query: query, strictly: strictly)
        let named = query.all("ids") + query.all("ids[]")
        ids = version == .beta || named.isEmpty ? nil : Set(named)
        lastID = version == .beta ? nil : query["page"].map { $0.dropping(Self.cursorPrefix) }
        if !strictly || version == .beta { return }
        let cursor = byIDs.afterID != nil ? "after_id" : byIDs.beforeID != nil ? "before_id" : nil
        if let cursor, version == .general { throw Self.refusal("\(cursor): Extra inputs are not permitted") }
        if let cursor, lastID != nil || ids != nil {
            throw Self.refusal("\(cursor): cannot be combined with page or ids")
        }
        guard let ids else { return }
        if lastID != nil || query["limit"] != nil { throw Self.refusal("ids: cannot be combined with page or limit") }
        if ids.count > Self.mostIDs {
            throw Self.refusal("ids: List should have at most \(Self.mostIDs) items after validation, not \(ids.count)")
        }
    }

    /// The page of those files, the newest first.
    func json(of files: [StoredFile], json: (StoredFile) -> JSON) throws(APIError) -> JSON {
        if version == .beta || version == .managedAgents && lastID == nil && ids == nil {
            var page = try byIDs.json(of: files, noun: "file", id: \.id, json: json).object ?? [:]
            if version == .managedAgents {
                page["next_page"] = page["has_more"] == true ? Self.cursor(page["last_id"]?.string) : .null
            }
            return .object(page)
        }
        if let ids {
            return ["data": .array(files.filter { ids.contains($0.id) }.map(json)), "next_page": nil]
        }
        var rest = files[...]
        if let lastID {
            if let index = files.firstIndex(where: { $0.id == lastID }) {
                rest = files[(index + 1)...]
            } else if isStrict {
                throw Self.refusal("page: Invalid page cursor")
            }
        }
        let page = rest.prefix(byIDs.limit)
        return [
            "data": .array(page.map(json)),
            "next_page": page.count < rest.count ? Self.cursor(page.last?.id) : nil,
        ]
    }

    private static func cursor(_ id: String?) -> JSON { id.map { .string(cursorPrefix + $0) } ?? .null }

    private static func refusal(_ message: String) -> APIError { APIError(.invalidRequest, message: message) }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self }
}
