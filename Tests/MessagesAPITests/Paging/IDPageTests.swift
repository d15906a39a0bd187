import MessagesAPI
import Testing

struct IDPageTests {
    private let items = (1...30).map { "i\($0)" }

    private func page(_ query: String?, strictly: Bool = true) throws -> JSON {
        try IDPage(query: QueryParameters(query), strictly: strictly)
            .json(of: items, noun: "thing", id: { $0 }, json: { .string($0) })
    }

    private func data(_ page: JSON) -> [String] { page["data"]?.array?.compactMap(\.string) ?? [] }

    @Test func aPageBeginsBehindItsCursor() throws {
        #expect(data(try page(nil)) == Array(items.prefix(20)))
        #expect(
            try page("after_id=i28") == [
                "data": ["i29", "i30"], "has_more": false, "first_id": "i29", "last_id": "i30",
            ]
        )
        #expect(data(try page("before_id=i4&limit=2")) == ["i2", "i3"])
    }

    @Test(arguments: [
        ("limit=0", "limit: Input should be greater than or equal to 1"),
        ("limit=1001", "limit: Input should be less than or equal to 1000"),
        ("limit=x", "limit: Input should be a valid integer, unable to parse string as an integer"),
        ("after_id=x", "after_id: no thing has the id x"), ("before_id=x", "before_id: no thing has the id x"),
    ])
    func refuses(_ query: String, _ message: String) {
        let error = #expect(throws: APIError.self) { try page(query) }
        #expect(error == APIError(.invalidRequest, message: message))
    }

    @Test func whatIsBadMayBePassedOver() throws {
        #expect(data(try page("after_id=x&before_id=y&limit=many", strictly: false)) == Array(items.suffix(20)))
        #expect(data(try page("limit=0", strictly: false)) == ["i1"])
        #expect(data(try page("limit=1001", strictly: false)) == items)
    }
}
