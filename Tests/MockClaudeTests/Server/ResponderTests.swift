import HTTPDaemon
import Logging
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct ResponderTests {
    @Test func aRuleAnswers() throws {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("Hello")))]).respond(to: .message("Hi"))
        #expect(response.status == 200)
        #expect(response.headers.value(of: "content-type") == "text/event-stream; charset=utf-8")
        guard case .playback(let playback) = response.body else {
            Issue.record("expected a stream")
            return
        }
        #expect(playback.steps.count == 7)
    }

    @Test func withoutStreamingTheBodyIsOneMessage() throws {
        let response = Responder.make(rules: [Rule(answer: .reply(.text("Hello")))])
            .respond(to: .message("Hi", ["stream": false]))
        #expect(try response.json["content"]?[0]?["text"] == "Hello")
    }

    @Test func rulesAreTriedInOrderAndUsedUp() throws {
        let responder = Responder.make(rules: [
            Rule(times: 2, answer: .reply(.text("first"))), Rule(answer: .reply(.text("second"))),
        ])
        let texts = try (1...4).map { number in
            try responder.respond(to: .message("\(number)", ["stream": false])).json["content"]?[0]?["text"]?.string
        }
        #expect(texts == ["first", "first", "second", "second"])
    }

    @Test func aMissNamesTheNearestRule() throws {
        var weather = Condition()
        weather.lastUser = .contains("weather")
        let responder = Responder.make(rules: [Rule(name: "weather", when: weather, answer: .reply(.text("x")))])
        let response = responder.respond(to: .message("hello"))
        #expect(response.status == 404)
        #expect(try response.json["error"]?["type"] == "not_found_error")
        #expect(
            try response.json["error"]?["message"]?.string
                == #"No rule answers this request. The nearest is 'weather': last_user: "hello" does not contain "weather"."#
        )
    }

    @Test func aRuleThatIsUsedUpIsNamedAsSuch() throws {
        let responder = Responder.make(rules: [Rule(name: "once", times: 1, answer: .reply(.text("x")))])
        _ = responder.respond(to: .message("1"))
        #expect(
            try responder.respond(to: .message("2")).json["error"]?["message"]?.string
                == "No rule answers this request. The nearest is 'once', which applies but is used up: it answers one request."
        )
    }

    @Test func theAttemptGrowsWithFailuresOfTheSameBody() throws {
        var first = Condition()
        first.attempt = 1
        let responder = Responder.make(rules: [
            Rule(when: first, answer: .reply(.error(.overloaded))), Rule(answer: .reply(.text("at last"))),
        ])
        #expect((1...4).map { _ in responder.respond(to: .message("Hi")).status } == [529, 200, 529, 200])
        #expect(responder.respond(to: .message("Ho")).status == 529)
    }

    @Test(arguments: [ExchangeEnd.Reason.clientClosed, .clientReset])
    func whoeverLeavesGetsTheSameReplyAgain(reason: ExchangeEnd.Reason) {
        let responder = Responder.make(rules: [
            Rule(times: 1, answer: .reply(.text("first"))), Rule(answer: .reply(.error(.overloaded))),
        ])
        let left = responder.respond(to: .message("Hi"))
        left.onEnd?(ExchangeEnd(reason: reason, stepsSent: 2, bodyBytesSent: 10, at: .zero))
        #expect(responder.respond(to: .message("Ho")).status == 529)
        #expect(responder.respond(to: .message("Hi")).status == 200)
    }

    @Test func whoeverHasTheLastEventMayGo() {
        let responder = Responder.make(rules: [
            Rule(times: 1, answer: .reply(.text("first"))), Rule(answer: .reply(.error(.overloaded))),
        ])
        let served = responder.respond(to: .message("Hi"))
        served.finish(.clientClosed)
        #expect(responder.respond(to: .message("Hi")).status == 529)
    }

    @Test(arguments: [(true, 200), (false, 529)])
    func whoeverHasTheStatusOfAnErrorMayGo(isHeadSent: Bool, next: Int) {
        let responder = Responder.make(rules: [
            Rule(times: 1, answer: .reply(.error(.overloaded))), Rule(answer: .reply(.text("second"))),
        ])
        let end = ExchangeEnd(
            reason: .clientReset,
            isHeadSent: isHeadSent,
            stepsSent: 0,
            bodyBytesSent: 0,
            at: .zero
        )
        responder.respond(to: .message("Hi")).onEnd?(end)
        #expect(responder.respond(to: .message("Hi")).status == next)
    }

    @Test func sessionsDoNotSeeEachOther() {
        let responder = Responder.make(rules: [Rule(times: 1, answer: .reply(.text("x")))])
        let targets = ["/v1/messages", "/session/a/v1/messages", "/session/a/v1/messages", "/session/b/v1/messages"]
        let statuses = targets.map { target in
            var request = HTTPRequest.message("Hi")
            request.target = target
            return responder.respond(to: request).status
        }
        #expect(statuses == [200, 200, 404, 200])
    }

    @Test func aRuleMayAnswerAnyPath() throws {
        var old = Condition()
        old.path = .equals("/v1/complete")
        var count = Condition()
        count.path = .equals("/v1/messages/count_tokens")
        let responder = Responder.make(rules: [
            Rule(when: old, answer: .reply(Reply(.http(Array("gone".utf8))))),
            Rule(when: count, answer: .reply(.error(.overloaded))),
        ])
        #expect(responder.respond(to: .message("Hi", target: "/v1/complete")).text == "gone")
        #expect(responder.respond(to: .message("Hi", target: "/v1/messages/count_tokens")).status == 529)
    }

    @Test func whatWasRecordedIsNotChecked() throws {
        let recording = Recording(
            request: Recording.Request(method: "POST", path: "/v1/messages", body: Array(#"{"model":"new"}"#.utf8)),
            response: Recording.Response(
                status: 400,
                framing: .length(2),
                slices: [Recording.Slice(at: .zero, bytes: Array("{}".utf8))]
            )
        )
        let scenario = Scenario.combined(Recording.scenarios(of: [(name: "a", recording: recording)]))
        let responder = Responder.make(scenario)
        let recorded = HTTPRequest(method: "POST", target: "/v1/messages", body: Array(#"{"model":"new"}"#.utf8))
        #expect(responder.respond(to: recorded).text == "{}")
        let other = HTTPRequest(method: "POST", target: "/v1/messages", body: Array(#"{"model":"other"}"#.utf8))
        #expect(responder.respond(to: other).status == 401)
    }

    @Test func whatRulesAndPeopleSeeMayBeAnotherForm() throws {
        let state = ServerState(Scenario(rules: [Rule(answer: .reply(.text("Hello")))]))
        let responder = Responder(
            state,
            control: nil,
            shown: { request in
                var request = request
                request.target = "/v1/messages?key=x"
                return request
            },
            log: .silent
        )
        responder.respond(to: .message("Hi", target: "/v1/messages?key=secret")).finish()
        #expect(state.journal.entries().map(\.query) == ["key=x"])
    }

    @Test func anUnknownPath() throws {
        let response = Responder.make().respond(to: .message("Hi", target: "/v1/nothing"))
        #expect(response.status == 404)
        #expect(try response.json["error"] == ["type": "not_found_error", "message": "Not found"])
        #expect(try response.json["request_id"]?.string == response.headers.value(of: "request-id"))
    }

    @Test func aMethodThatTheDoorDoesNotTake() throws {
        var request = HTTPRequest.message("Hi")
        request.method = "GET"
        let response = Responder.make().respond(to: request)
        #expect(response.status == 405)
        #expect(response.headers.value(of: "allow") == "POST")
        #expect(try response.json["error"] == ["type": "invalid_request_error", "message": "Method Not Allowed"])
    }

    @Test func aBodyBeyondTheLimit() throws {
        var request = HTTPRequest.message("Hi")
        request.body = []
        request.bodyExceedsLimit = true
        let response = Responder.make().respond(to: request)
        #expect(response.status == 413)
        #expect(try response.json["error"]?["type"] == "request_too_large")
    }

    @Test func aBodyThatIsNoJSON() throws {
        var request = HTTPRequest.message("Hi")
        request.body = Array("{\"model\": ".utf8)
        let response = Responder.make().respond(to: request)
        #expect(response.status == 400)
        #expect(try response.json["error"]?["type"] == "invalid_request_error")
        #expect(
            try response.json["error"]?["message"]?.string?.hasPrefix("The request body is not valid JSON: ") == true
        )
    }

    @Test func everyAnswerCanBeReadByAPage() {
        let responder = Responder.make()
        for target in ["/v1/messages", "/v1/nothing", "/v1/models"] {
            var request = HTTPRequest.message("Hi", target: target)
            request.headers.append(HTTPHeader("origin", "http://localhost:3000"))
            #expect(
                responder.respond(to: request).headers.value(of: "access-control-allow-origin")
                    == "http://localhost:3000"
            )
        }
    }

    @Test func whatAScenarioSaysToPagesStays() {
        var reply = Reply.text("x")
        reply.headers = [("Access-Control-Allow-Origin", "https://example.com"), ("Vary", "Accept")]
        var request = HTTPRequest.message("Hi")
        request.headers += [
            HTTPHeader("Origin", "http://localhost:3000"),
            HTTPHeader("anthropic-dangerous-direct-browser-access", "true"),
        ]
        let headers = Responder.make(rules: [Rule(answer: .reply(reply))]).respond(to: request).headers
        let origins = headers.filter { $0.name.lowercased() == "access-control-allow-origin" }
        #expect(origins.map(\.value) == ["https://example.com"])
        #expect(headers.value(of: "vary") == "Accept, Origin")
    }

    @Test func aPreflightIsAnswered() {
        var request = HTTPRequest.message("Hi", target: "/v1/nothing")
        request.method = "OPTIONS"
        let response = Responder.make().respond(to: request)
        #expect(response.status == 204)
        #expect(response.headers.value(of: "access-control-allow-methods") != nil)
    }

    @Test func idsDependOnTheRequestAndNotOnTheOrder() {
        let ids = { (prompts: [String]) in
            let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
            return Dictionary(
                uniqueKeysWithValues: prompts.map { prompt in
                    (prompt, responder.respond(to: .message(prompt)).headers.value(of: "request-id"))
                }
            )
        }
        #expect(ids(["a", "b", "c"]) == ids(["c", "b", "a"]))
        #expect(Set(ids(["a", "b", "c"]).values).count == 3)
    }

    @Test func twoRepliesNeverShareAnId() {
        let responder = Responder.make(rules: [Rule(answer: .reply(.text("x")))])
        let ids = (1...50).map { _ in responder.respond(to: .message("same")).headers.value(of: "request-id") }
        #expect(Set(ids).count == 50)
    }

    @Test func speedScalesEveryReply() {
        var reply = Reply.error(.api)
        reply.pace = Pace(first: .seconds(10))
        let rules = [Rule(answer: .reply(reply))]
        #expect(Responder.make(rules: rules, speed: .times(10)).respond(to: .message("Hi")).headDue == .seconds(1))
        #expect(Responder.make(rules: rules, speed: .instant).respond(to: .message("Hi")).headDue == .zero)
    }
}
