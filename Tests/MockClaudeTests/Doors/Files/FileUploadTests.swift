import HTTPDaemon
import MessagesAPI
import Testing

@testable import MockClaude

struct FileUploadTests {
    private func upload(
        _ request: HTTPRequest,
        _ version: FileVersion = .general,
        strictly: Bool = true
    ) throws -> FileUpload {
        try FileUpload(Incoming(request), version, strictly: strictly)
    }

    private func refusal(
        _ request: HTTPRequest,
        _ version: FileVersion = .general
    ) -> String? {
        #expect(throws: APIError.self) { try upload(request, version) }?.message
    }

    @Test func aFormBringsAFile() throws {
        let upload = try upload(
            .upload("x\r\ny", name: "b.csv", type: "text/csv", fields: [("expires_in_seconds", "3600")])
        )
        #expect(upload.name == "b.csv" && upload.mediaType == "text/csv" && upload.lifetime == 3600)
        #expect(String(decoding: upload.content, as: UTF8.self) == "x\r\ny")
    }

    @Test(arguments: [
        ("/tmp/a.txt", "a.txt"), ("C:\\tmp\\a.txt", "a.txt"), ("", "unnamed.txt"), (nil, "unnamed.txt"),
    ])
    func onlyTheEndOfAPathIsTheName(_ name: String?, _ kept: String) throws {
        #expect(try upload(.upload("x", name: name)).name == kept)
    }

    @Test func aTypeThatIsMissingIsFound() throws {
        #expect(try upload(.upload("%PDF-1.7", name: nil, type: nil)).name == "unnamed.pdf")
        #expect(refusal(.upload("x", type: nil), .beta) == "file: Content-Type is required")
        #expect(try upload(.upload("x", type: nil), .beta, strictly: false).mediaType == "text/plain")
    }

    @Test func aTypeThatNoHeaderFieldTakesIsNone() throws {
        let long = String(repeating: "a", count: 100_000)
        #expect(try upload(.upload("%PDF-1.7", type: long)).mediaType == "application/pdf")
    }

    @Test func eachFlawIsNamed() {
        var plain = HTTPRequest.upload("x")
        plain.headers.removeAll { $0.name.lowercased() == "content-type" }
        #expect(refusal(plain) == "Content-Type: Expected multipart/form-data")
        var empty = HTTPRequest.upload("x")
        empty.body = Array("--cut--".utf8)
        #expect(refusal(empty) == "file: Field required")
        for name in ["a?b", String(repeating: "a", count: 256)] {
            #expect(refusal(.upload("x", name: name))?.hasPrefix("file: Filename must have") == true)
        }
        let times = [
            ("x", "a valid integer, unable to parse string as an integer"), ("3599", "greater than or equal to 3600"),
            ("7776001", "less than or equal to 7776000"),
        ]
        for (time, words) in times {
            let request = HTTPRequest.upload("x", fields: [("expires_in_seconds", time)])
            #expect(refusal(request) == "expires_in_seconds: Input should be \(words)")
        }
    }

    @Test func lessMayBeRefused() throws {
        let upload = try upload(.upload("x", name: "a?b", fields: [("expires_in_seconds", "5")]), strictly: false)
        #expect(upload.name == "a?b" && upload.lifetime == 5)
    }
}
