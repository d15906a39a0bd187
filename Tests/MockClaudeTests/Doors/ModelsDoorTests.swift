import HTTPDaemon
import MessagesAPI
import Testing

@testable import MockClaude

struct ModelsDoorTests {
    private func get(_ target: String, headers: [HTTPHeader]? = nil) throws -> (status: Int, json: JSON) {
        let headers = headers ?? [HTTPHeader("x-api-key", "test"), HTTPHeader("anthropic-version", "2023-06-01")]
        let response = Responder.make().respond(
            to: HTTPRequest(method: "GET", target: target, headers: HTTPHeaders(headers))
        )
        return (response.status, try response.json)
    }

    @Test func aPageOfModels() throws {
        let page = try get("/v1/models?limit=2")
        #expect(page.status == 200)
        #expect(page.json["data"]?.array?.count == 2)
        #expect(page.json["has_more"] == true)
        #expect(page.json["first_id"] == page.json["data"]?[0]?["id"])
        #expect(page.json["last_id"] == page.json["data"]?[1]?["id"])
    }

    @Test func oneModel() throws {
        let model = try get("/v1/models/claude-sonnet-4-20250514")
        #expect(model.status == 200)
        #expect(model.json["id"] == "claude-sonnet-4-20250514")
        #expect(model.json["type"] == "model")
        #expect(model.json["lifecycle"] != nil)
    }

    @Test func aModelThatIsNone() throws {
        let model = try get("/v1/models/gpt-5")
        #expect(model.status == 404)
        #expect(model.json["error"] == ["type": "not_found_error", "message": "model: gpt-5"])
    }

    @Test func aKeyIsNeededHereToo() throws {
        #expect(try get("/v1/models", headers: []).status == 401)
    }
}
