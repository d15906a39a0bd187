import HTTPDaemon
import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct FilesDoorTests {
    private func responder(_ validation: RequestValidator.Strictness = .strict) -> Responder {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("x")))])
        scenario.validation = validation
        return .make(scenario)
    }

    private func ask(
        _ responder: Responder,
        _ method: String,
        _ target: String,
        betas: String? = nil
    ) -> HTTPResponse {
        var headers = [HTTPHeader("x-api-key", "test"), HTTPHeader("anthropic-version", "2023-06-01")]
        if let betas { headers.append(HTTPHeader("anthropic-beta", betas)) }
        return responder.respond(to: HTTPRequest(method: method, target: target, headers: HTTPHeaders(headers)))
    }

    private func uploaded(_ responder: Responder, _ content: String = "Hello") throws -> String {
        let response = responder.respond(to: .upload(content))
        #expect(response.status == 200)
        return try #require(response.json["id"]?.string)
    }

    private func message(about file: String) -> HTTPRequest {
        let block: JSON = ["type": "document", "source": ["type": "file", "file_id": .string(file)]]
        return .message("x", ["stream": false, "messages": [["role": "user", "content": [block]]]])
    }

    @Test func aFileIsKeptUntilItIsDeleted() throws {
        let responder = responder()
        let id = try uploaded(responder)
        #expect(id.hasPrefix("file_011C"))
        let file = try ask(responder, "GET", "/v1/files/\(id)").json
        #expect(file["filename"] == "a.txt" && file["size_bytes"] == 5 && file["expires_at"] == .null)
        #expect(try ask(responder, "GET", "/v1/files").json["data"] == [file])
        #expect(
            try ask(responder, "DELETE", "/v1/files/\(id)").json == ["id": .string(id), "type": "file_deleted"]
        )
        let gone = ask(responder, "GET", "/v1/files/\(id)")
        #expect(gone.status == 404)
        #expect(try gone.json["error"]?["message"]?.string == "File `\(id)` not found.")
    }

    @Test func theBetaHeaderSelectsTheBetaShapes() throws {
        let responder = responder()
        let id = try uploaded(responder)
        let page = try ask(responder, "GET", "/v1/files?beta=true", betas: "files-api-2025-04-14").json
        #expect(page["first_id"]?.string == id && page["has_more"] == false)
        #expect(page["data"]?[0]?["expires_at"] == nil)
    }

    @Test func whatAClientUploadedIsNotForDownload() throws {
        let strict = responder()
        let response = ask(strict, "GET", "/v1/files/\(try uploaded(strict))/content")
        #expect(response.status == 400)
        #expect(try response.json["error"]?["message"] == "File is not downloadable")
        #expect(try response.json["error"]?["details"]?["error_code"] == "file_not_downloadable")
        let lenient = responder(.lenient)
        let content = ask(lenient, "GET", "/v1/files/\(try uploaded(lenient, "Hi"))/content")
        #expect(content.text == "Hi" && content.headers.value(of: "content-type") == "text/plain")
    }

    @Test func aCompressedFormIsNotTakenForAnEmptyOne() throws {
        var upload = HTTPRequest.upload("x")
        upload.headers.append(HTTPHeader("content-encoding", "gzip"))
        let response = responder().respond(to: upload)
        #expect(response.status == 400)
        #expect(try response.json["error"]?["message"]?.string?.contains("content-encoding 'gzip'") == true)
    }

    @Test func aMessageMayReferToWhatIsThere() throws {
        let responder = responder()
        let id = try uploaded(responder)
        #expect(responder.respond(to: message(about: id)).status == 200)
        let response = responder.respond(to: message(about: "file_x"))
        #expect(response.status == 404)
        #expect(try response.json["error"]?["message"] == "File `file_x` not found.")
        #expect(self.responder(.lenient).respond(to: message(about: "file_x")).status == 200)
    }

    @Test func aFileThatNobodyUploaded() {
        for (method, path) in [("GET", ""), ("GET", "/content"), ("DELETE", "")] {
            #expect(ask(responder(), method, "/v1/files/file_id\(path)").status == 404)
            #expect(ask(responder(.lenient), method, "/v1/files/file_id\(path)").status == 200)
        }
    }

    @Test func sessionsDoNotSeeEachOther() throws {
        let responder = responder()
        _ = responder.respond(to: .upload("x", target: "/session/a/v1/files"))
        #expect(try ask(responder, "GET", "/v1/files").json["data"] == [])
        #expect(try ask(responder, "GET", "/session/a/v1/files").json["data"]?.array?.count == 1)
    }

    @Test func aResetForgetsThem() throws {
        let state = ServerState(Scenario())
        let responder = Responder(state, control: nil, log: .silent)
        _ = try uploaded(responder)
        state.reset()
        #expect(try ask(responder, "GET", "/v1/files").json["data"] == [])
    }

    @Test func longerBodiesAreTaken() {
        let responder = responder()
        #expect(responder.maximumBodyBytes(target: "/session/a/v1/files?beta=true") == 64 << 20)
        #expect(responder.maximumBodyBytes(target: "/v1/messages/batches") == 256 << 20)
        #expect(responder.maximumBodyBytes(target: "/v1/messages") == nil)
    }

    @Test func otherPathsAreNone() {
        for path in ["/v1/files/", "/v1/filesx", "/v1/files/a/b", "/v1/files/a/content/b"] {
            #expect(FilesDoor().methods(at: path) == nil)
        }
    }
}
