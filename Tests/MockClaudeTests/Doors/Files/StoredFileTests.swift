import MessagesAPI
import Testing

@testable import MockClaude

struct StoredFileTests {
    private func file(expires: Timestamp? = nil) -> StoredFile {
        StoredFile(
            id: "file_1",
            name: "a.txt",
            mediaType: "text/plain",
            created: Timestamp(milliseconds: 1_795_255_200_007),
            expires: expires,
            content: [1, 2, 3]
        )
    }

    @Test func itIsToldInTheShapeOfTheVersion() {
        var expected: JSONObject = [
            "id": "file_1", "type": "file", "filename": "a.txt", "mime_type": "text/plain", "size_bytes": 3,
            "created_at": "2026-11-21T10:00:00.007Z", "downloadable": false,
        ]
        #expect(file().json(.beta, isDownloadable: false) == .object(expected))
        expected["expires_at"] = .null
        #expect(file().json(.general, isDownloadable: false) == .object(expected))
        expected["expires_at"] = "2026-11-21T10:00:00.008Z"
        let expiring = file(expires: Timestamp(milliseconds: 1_795_255_200_008))
        #expect(expiring.json(.managedAgents, isDownloadable: false) == .object(expected))
    }

    @Test func itExpiresAtItsTime() {
        let expiring = file(expires: Timestamp(milliseconds: 1000))
        #expect(!expiring.isExpired(at: Timestamp(milliseconds: 999)))
        #expect(expiring.isExpired(at: Timestamp(milliseconds: 1000)))
        #expect(!file().isExpired(at: Timestamp(milliseconds: 1000)))
    }
}
