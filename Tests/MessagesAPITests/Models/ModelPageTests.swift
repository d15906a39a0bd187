import MessagesAPI
import Testing

struct ModelPageTests {
    private let ids = ModelCatalog.models.map(\.id)

    private func page(_ query: String?) throws -> JSON {
        try ModelPage(query: QueryParameters(query)).json(of: ModelCatalog.models)
    }

    private func ids(_ page: JSON) -> [String] { page["data"]?.array?.compactMap { $0["id"]?.string } ?? [] }

    @Test func twentyComeWithoutALimit() throws {
        let page = try page(nil)
        #expect(page.object?.keys == ["data", "has_more", "first_id", "last_id"])
        #expect(ids(page) == Array(ids.prefix(20)))
        #expect(page["has_more"] == true)
        #expect(page["first_id"]?.string == ids[0] && page["last_id"]?.string == ids[19])
    }

    @Test func pagesFollowEachOther() throws {
        var seen: [String] = []
        var query = "limit=7"
        while true {
            let page = try page(query)
            seen += ids(page)
            if page["has_more"] == false { break }
            query = "limit=7&after_id=\(try #require(page["last_id"]?.string))"
        }
        #expect(seen == ids)
    }

    @Test func pagesGoBack() throws {
        let page = try page("limit=3&before_id=\(ids[5])")
        #expect(ids(page) == Array(ids[2..<5]))
        #expect(page["has_more"] == true)
        #expect(try self.page("limit=3&before_id=\(ids[2])")["has_more"] == false)
    }

    @Test func anEmptyPageHasNoIDs() throws {
        let page = try page("after_id=\(ids[ids.count - 1])")
        #expect(page == ["data": [], "has_more": false, "first_id": nil, "last_id": nil])
        #expect(try self.page("lifecycle=retired") == page)
    }

    @Test(arguments: ["lifecycle=active&limit=1000", "lifecycle%5B%5D=active&limit=1000"]) func stagesAreChosen(
        _ query: String
    ) throws {
        let active = ModelCatalog.models.filter { $0.lifecycle == .active }.map(\.id)
        #expect(ids(try page(query)) == active)
        #expect(active.count < ids.count)
    }

    @Test(arguments: [
        ("limit=0", "limit: Input should be greater than or equal to 1"),
        ("limit=1001", "limit: Input should be less than or equal to 1000"),
        ("limit=x", "limit: Input should be a valid integer, unable to parse string as an integer"),
        ("lifecycle=old", "lifecycle: Input should be 'active', 'deprecated' or 'retired'"),
        ("after_id=gpt-4o", "after_id: no model has the id gpt-4o"),
        ("before_id=x", "before_id: no model has the id x"),
    ])
    func refuses(_ query: String, _ message: String) {
        let error = #expect(throws: APIError.self) { try page(query) }
        #expect(error == APIError(.invalidRequest, status: 400, message: message))
    }
}
