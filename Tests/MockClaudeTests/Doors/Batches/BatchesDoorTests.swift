import HTTPDaemon
import MessagesAPI
import Scenario
import Synchronization
import Testing
import Timeline

@testable import MockClaude

struct BatchesDoorTests {
    private let root = "/v1/messages/batches"

    private func ask(
        _ responder: Responder,
        _ method: String,
        _ path: String,
        _ body: JSON? = nil,
        headers: [HTTPHeader] = []
    ) -> HTTPResponse {
        let fields = [
            HTTPHeader("x-api-key", "test"), HTTPHeader("anthropic-version", "2023-06-01"),
            HTTPHeader("Host", "mock:1"),
        ]
        return responder.respond(
            to: HTTPRequest(
                method: method,
                target: path,
                headers: HTTPHeaders(fields + headers),
                body: body?.encoded() ?? []
            )
        )
    }

    private func requests(_ prompts: String..., overlay: JSONObject = [:]) -> JSON {
        let requests = prompts.map { prompt -> JSON in
            let params: JSONObject = [
                "model": "claude-sonnet-4-5", "max_tokens": 10,
                "messages": [["role": "user", "content": .string(prompt)]],
            ]
            return ["custom_id": .string(prompt), "params": .object(params.overlaid(with: overlay))]
        }
        return ["requests": .array(requests)]
    }

    private func results(_ responder: Responder, _ id: String, prefix: String = "") throws -> [String: JSON] {
        let response = ask(responder, "GET", "\(prefix)\(root)/\(id)/results")
        #expect(response.headers.value(of: "content-type") == "application/x-jsonl")
        let lines = try response.text.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
        return Dictionary(uniqueKeysWithValues: lines.map { ($0["custom_id"]?.string ?? "", $0["result"] ?? .null) })
    }

    private func created(_ responder: Responder, _ body: JSON, prefix: String = "") throws -> String {
        let batch = try ask(responder, "POST", prefix + root, body).json
        #expect(batch["processing_status"] == "in_progress")
        return try #require(batch["id"]?.string)
    }

    @Test func theRulesAnswer() throws {
        var wind = Condition()
        wind.lastUser = .contains("wind")
        let responder = Responder.make(rules: [
            Rule(when: wind, answer: .reply(.error(.overloaded))), Rule(times: 1, answer: .reply(.text("Sun."))),
        ])
        let id = try created(responder, requests("sun", "wind", "rain"))
        #expect(id.hasPrefix("msgbatch_01"))
        let batch = try ask(responder, "GET", "\(root)/\(id)").json
        #expect(batch["processing_status"] == "ended")
        #expect(batch["results_url"]?.string == "http://mock:1\(root)/\(id)/results")
        #expect(
            batch["request_counts"] == ["processing": 0, "succeeded": 1, "errored": 2, "canceled": 0, "expired": 0]
        )
        let results = try results(responder, id)
        #expect(results["sun"]?["message"]?["content"]?[0]?["text"] == "Sun.")
        #expect(results["sun"]?["message"]?["usage"]?["service_tier"] == "batch")
        #expect(results["wind"]?["error"]?["error"]?["type"] == "overloaded_error")
        #expect(results["rain"]?["error"]?["error"]?["type"] == "not_found_error")
    }

    @Test func aRuleThatABatchUsesIsUsed() throws {
        var scenario = Scenario(rules: [Rule(name: "one", times: 1, answer: .reply(.text("x")))])
        scenario.expectations.allRepliesUsed = true
        let state = ServerState(scenario)
        let responder = Responder(state, control: nil, log: .silent)
        #expect(!state.verdict().passed)
        _ = try created(responder, requests("a"))
        #expect(state.verdict().passed)
        _ = try created(responder, requests("b"))
        #expect(!state.verdict().passed, "the second request is a miss")
    }

    @Test func whatARequestAsksIsCheckedWhenItIsProcessed() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        let id = try created(responder, requests("a", overlay: ["messages": []]))
        let empty = try created(responder, requests("c", overlay: ["max_tokens": 0]))
        let streamed = try created(responder, requests("b", overlay: ["stream": true]))
        let refused = try results(responder, id)["a"]?["error"]
        #expect(refused?["error"]?["type"] == "invalid_request_error")
        #expect(refused?["request_id"] == .null)
        let message = try results(responder, streamed)["b"]?["error"]?["error"]?["message"]
        #expect(message == "\"stream=True\" is not supported in the Message Batches API")
        let none = try results(responder, empty)["c"]?["error"]?["error"]?["message"]
        #expect(none == "max_tokens: must be greater than or equal to 1")
    }

    @Test func aBadBatchIsRefusedAtOnce() throws {
        let response = ask(.make(), "POST", root, requests("a", "a"))
        #expect(response.status == 400)
        #expect(
            try response.json["error"]?["message"]
                == "requests: custom_id's must be unique within a batch. Duplicate custom_id found: a"
        )
        let cut = Responder.make().respond(
            to: HTTPRequest(
                method: "POST",
                target: root,
                headers: [HTTPHeader("x-api-key", "k"), HTTPHeader("anthropic-version", "2023-06-01")],
                body: Array("{".utf8)
            )
        )
        #expect(cut.status == 400)
    }

    @Test func theURLOfResultsHasTheSessionOfThePath() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        let prefix = "/session/a%20b/anthropic"
        let id = try created(responder, requests("a"), prefix: prefix)
        let batch = try ask(responder, "GET", "\(prefix)\(root)/\(id)").json
        #expect(batch["results_url"]?.string == "http://mock:1\(prefix)\(root)/\(id)/results")
        #expect(try results(responder, id, prefix: prefix)["a"]?["type"] == "succeeded")
        #expect(ask(responder, "GET", "\(root)/\(id)").status == 404)
    }

    @Test func aBatchTakesAsLongAsItsSlowestReply() throws {
        let time = Mutex(Duration.zero)
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("x")))])
        scenario.pace = Pace(first: .seconds(8))
        let state = ServerState(scenario, speed: .times(2), clock: ServerClock { time.withLock { $0 } })
        let responder = Responder(state, control: nil, log: .silent)
        let id = try created(responder, requests("a"))
        #expect(try ask(responder, "GET", "\(root)/\(id)").json["processing_status"] == "in_progress")
        #expect(
            try ask(responder, "GET", "\(root)/\(id)/results").json["error"]?["message"]?.string
                == "Message Batch \(id) has no available results."
        )
        #expect(ask(responder, "DELETE", "\(root)/\(id)").status == 400)
        time.withLock { $0 = .seconds(4) }
        #expect(try ask(responder, "GET", "\(root)/\(id)").json["processing_status"] == "ended")
        #expect(
            try ask(responder, "DELETE", "\(root)/\(id)").json == [
                "id": .string(id), "type": "message_batch_deleted",
            ]
        )
        #expect(ask(responder, "GET", "\(root)/\(id)").status == 404)
    }

    @Test func aCanceledBatchEnds() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        let id = try created(responder, requests("a"))
        #expect(try ask(responder, "POST", "\(root)/\(id)/cancel").json["processing_status"] == "canceling")
        #expect(try ask(responder, "GET", "\(root)/\(id)").json["request_counts"]?["canceled"] == 1)
        #expect(try results(responder, id) == ["a": ["type": "canceled"]])
    }

    @Test func aPageOfBatches() throws {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        let ids = try (1...3).map { try created(responder, requests("\($0)")) }
        let page = try ask(responder, "GET", "\(root)?limit=2&beta=true").json
        #expect(page["data"]?.array?.compactMap { $0["id"]?.string } == [ids[2], ids[1]])
        #expect(page["has_more"] == true && page["last_id"]?.string == ids[1])
        #expect(ask(responder, "GET", "\(root)?after_id=x").status == 400)
    }

    @Test func aBatchThatNobodyCreated() throws {
        let paths = [("GET", ""), ("GET", "/results"), ("POST", "/cancel"), ("DELETE", "")]
        for (method, path) in paths {
            let response = ask(.make(), method, "\(root)/id\(path)")
            #expect(response.status == 404)
            #expect(try response.json["error"]?["message"] == "Message Batch id not found.")
            var lenient = Scenario()
            lenient.validation = .lenient
            #expect(ask(.make(lenient), method, "\(root)/id\(path)").status == 200)
        }
    }

    @Test func rateLimitsDoNotCountIt() throws {
        var scenario = Scenario(rules: [Rule(answer: .reply(.text("x")))])
        var limits = Limits()
        limits.requestsPerMinute = 1
        scenario.limits = limits
        let responder = Responder.make(scenario)
        let id = try created(responder, requests("a", "b"))
        #expect(try ask(responder, "GET", "\(root)/\(id)").json["request_counts"]?["succeeded"] == 2)
        #expect(responder.respond(to: .message("c")).status == 200)
        #expect(responder.respond(to: .message("d")).status == 429)
    }

    @Test func aRuleMayAnswerInItsPlace() throws {
        var path = Condition()
        path.path = .equals(root)
        let responder = Responder.make(rules: [Rule(when: path, answer: .reply(.error(.overloaded)))])
        #expect(ask(responder, "POST", root, requests("a")).status == 529)
    }
}
