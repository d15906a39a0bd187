import MessagesAPI
import Testing

@testable import MockClaude

struct FilePageTests {
    private let files = (1...25).map { number in
        StoredFile(
            id: "f\(number)",
            name: "a",
            mediaType: "text/plain",
            created: Timestamp(milliseconds: 0),
            expires: nil,
            content: []
        )
    }

    private func page(_ query: String, _ version: FileVersion = .general, strictly: Bool = true) throws -> JSON {
        try FilePage(query: QueryParameters(query), version, strictly: strictly)
            .json(of: files) { .string($0.id) }
    }

    private func refusal(_ query: String, _ version: FileVersion = .general) -> String? {
        #expect(throws: APIError.self) { try page(query, version) }?.message
    }

    @Test func aCursorLeadsToTheNextPage() throws {
        let first = try page("")
        #expect(first.object?.keys == ["data", "next_page"])
        #expect(first["data"]?.array?.count == 20)
        let cursor = try #require(first["next_page"]?.string)
        #expect(cursor.hasPrefix("page_"))
        #expect(
            try page("page=\(cursor)&limit=5") == ["data": ["f21", "f22", "f23", "f24", "f25"], "next_page": nil]
        )
    }

    @Test func theBetaPageIsFoundByIDs() throws {
        #expect(
            try page("after_id=f23&page=x&ids=f1", .beta) == [
                "data": ["f24", "f25"], "has_more": false, "first_id": "f24", "last_id": "f25",
            ]
        )
    }

    @Test func managedAgentsHaveBoth() throws {
        #expect(
            try page("limit=1", .managedAgents) == [
                "data": ["f1"], "has_more": true, "first_id": "f1", "last_id": "f1", "next_page": "page_f1",
            ]
        )
        #expect(try page("before_id=f2", .managedAgents)["data"] == ["f1"])
        #expect(try page("page=page_f24", .managedAgents) == ["data": ["f25"], "next_page": nil])
    }

    @Test func onlySomeMayBeAskedFor() throws {
        #expect(try page("ids[]=f3&ids[]=f1&ids[]=x") == ["data": ["f1", "f3"], "next_page": nil])
    }

    @Test func eachFlawIsNamed() {
        #expect(refusal("after_id=f1") == "after_id: Extra inputs are not permitted")
        #expect(refusal("before_id=f1") == "before_id: Extra inputs are not permitted")
        #expect(refusal("ids=f1&limit=2") == "ids: cannot be combined with page or limit")
        #expect(
            refusal("before_id=f1&page=page_f1", .managedAgents) == "before_id: cannot be combined with page or ids"
        )
        #expect(refusal("page=page_x") == "page: Invalid page cursor")
        let many = (0...100).map { "ids=\($0)" }.joined(separator: "&")
        #expect(refusal(many) == "ids: List should have at most 100 items after validation, not 101")
    }

    @Test func whatIsBadMayBePassedOver() throws {
        #expect(try page("ids=f2&limit=1&page=page", strictly: false)["data"] == ["f2"])
        #expect(try page("page=page&after_id=f1", strictly: false)["data"]?.array?.count == 20)
    }
}
