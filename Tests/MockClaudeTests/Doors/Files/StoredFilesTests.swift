import MessagesAPI
import Testing

@testable import MockClaude

struct StoredFilesTests {
    private func file(_ id: String, bytes: Int = 1, expires: Timestamp? = nil) -> StoredFile {
        StoredFile(
            id: id,
            name: "a.txt",
            mediaType: "text/plain",
            created: Timestamp(milliseconds: 0),
            expires: expires,
            content: Array(repeating: 0, count: bytes)
        )
    }

    @Test func theNewestComesFirst() throws {
        let files = StoredFiles()
        for id in ["a", "b"] { try files.add(file(id)) }
        #expect(files.all.map(\.id) == ["b", "a"])
        #expect(files.file("a")?.id == "a" && files.file("c")?.id == nil)
        #expect(files.delete("a") && !files.delete("a"))
        #expect(files.all.map(\.id) == ["b"])
    }

    @Test func thereIsABound() throws {
        let files = StoredFiles(capacity: (files: 2, bytes: 10))
        try files.add(file("a", bytes: 6))
        let error = #expect(throws: APIError.self) { try files.add(file("b", bytes: 5)) }
        #expect(error == APIError(.invalidRequest, message: "Storage limit exceeded"))
        try files.add(file("b", bytes: 4))
        #expect(throws: APIError.self) { try files.add(file("c", bytes: 0)) }
        _ = files.delete("a")
        try files.add(file("c", bytes: 6))
    }

    @Test func aRequestMayOnlyReferToWhatIsThere() throws {
        let files = StoredFiles()
        try files.add(file("known"))
        try files.add(file("old", expires: Timestamp(milliseconds: 5)))
        func check(_ block: JSON) throws {
            let body: JSON = ["messages": [["role": "user", "content": [block]]]]
            try files.checkReferences(in: MessagesRequest(body: body), at: Timestamp(milliseconds: 5))
        }
        func source(_ id: String) -> JSON { ["type": "document", "source": ["type": "file", "file_id": .string(id)]] }
        try check(source("known"))
        try check(["type": "text", "text": "x"])
        let blocks: [JSON] = [
            source("other"), ["type": "container_upload", "file_id": "other"],
            ["type": "tool_result", "content": [source("other")]],
        ]
        for block in blocks {
            let error = #expect(throws: APIError.self) { try check(block) }
            #expect(error == APIError(.notFound, message: "File `other` not found."))
        }
        let expired = #expect(throws: APIError.self) { try check(source("old")) }
        #expect(expired?.details["error_code"] == "file_expired")
    }
}
