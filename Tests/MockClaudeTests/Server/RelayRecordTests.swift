import HTTPDaemon
import MessagesAPI
import Scenario
import Synchronization
import Testing
import Timeline

@testable import MockClaude

struct RelayRecordTests {
    private let upstream = SilentUpstream()
    private let state = ServerState(Scenario())

    /// Lets the upstream have a request, and hands over what is to be told of it.
    private func ask(_ request: HTTPRequest = .message("Hi")) throws -> RelayRecord {
        let responder = Responder(state, control: nil, upstream: upstream, shown: { $0 }, log: .silent)
        _ = responder.respond(to: request)
        return try #require(upstream.records.withLock { $0.last })
    }

    /// The journal's last entry, when all is written down that is on its way.
    private func entry() async throws -> JournalEntry {
        await state.settle(session: nil)
        return try #require(state.journal.entries().last)
    }

    private let stream = [HTTPHeader("Content-Type", "text/event-stream"), HTTPHeader("request-id", "req_1")]

    @Test func whatComesIsWrittenDown() async throws {
        let record = try ask()
        #expect(state.journal.entries().map(\.status) == [0])
        record.began(status: 200, headers: stream)
        record.came(Array("event: ping\ndata: {}\n\nevent: message_stop\nda".utf8), at: .milliseconds(3))
        record.came(Array("ta: {}\n\ndata: {\"type\":\"later\"}\n\n".utf8), at: .milliseconds(5))
        record.ended(ExchangeEnd(reason: .complete, stepsSent: 2, bodyBytesSent: 71, at: .milliseconds(6)))
        let entry = try await entry()
        #expect(entry.id == "req_1")
        #expect(entry.status == 200)
        #expect(entry.isStream)
        #expect(entry.events.map(\.type) == ["ping", "message_stop", "later"])
        #expect(entry.events.map(\.at) == [.milliseconds(3), .milliseconds(5), .milliseconds(5)])
        #expect(entry.bytes == 71)
        #expect(entry.ended == .complete)
        #expect(!entry.body.isEmpty)
    }

    @Test(arguments: [
        (ExchangeEnd.Reason.complete, JournalEntry.Ending.complete, nil as String?),
        (.reset, .fault, "reset by the upstream after event 0"),
        (.closed, .fault, "close by the upstream after event 0"), (.clientReset, .clientLeft, nil),
        (.clientClosed, .clientLeft, nil), (.writeError(1), .writeError, nil), (.stopped, .stopped, nil),
    ]) func howItEndsIsWrittenDown(reason: ExchangeEnd.Reason, ending: JournalEntry.Ending, fault: String?) async throws
    {
        let record = try ask()
        record.began(status: 200, headers: [])
        record.ended(ExchangeEnd(reason: reason, stepsSent: 0, bodyBytesSent: 7, at: .milliseconds(6)))
        let entry = try await entry()
        #expect(entry.ended == ending)
        #expect(entry.fault == fault)
        #expect(entry.left?.afterByte == (ending == .clientLeft ? 7 : nil))
    }

    @Test func anUpstreamThatDoesNotAnswerIsWrittenDown() async throws {
        let record = try ask()
        record.failed(status: 502, reason: "nobody there")
        record.ended(ExchangeEnd(reason: .complete, stepsSent: 1, bodyBytesSent: 9, at: .zero))
        #expect(try await entry().status == 502)
        let traffic = state.sessions["default"].activity.withLock { $0.traffic }
        #expect(traffic.answers == [502: 1])
        #expect(traffic.underWay == 0)
    }

    @Test func whatARuleAnswersNobodyElseIsAsked() throws {
        let rule = Rule(answer: .reply(.text("Hello")))
        let responder = Responder(
            ServerState(Scenario(rules: [rule])),
            control: nil,
            upstream: upstream,
            shown: { $0 },
            log: .silent
        )
        #expect(responder.respond(to: .message("Hi")).text.contains("Hello"))
        #expect(upstream.records.withLock { $0.isEmpty })
        _ = responder.respond(to: HTTPRequest(method: "GET", target: "/v1/other"))
        #expect(upstream.records.withLock { $0.count } == 1)
    }

    /// A rule that sees the system prompt, and a request in OpenAI's format, where that is a message.
    private func responder(isRulesOnly: Bool) -> (Responder, HTTPRequest) {
        var condition = Condition()
        condition.system = .contains("pirate")
        let responder = Responder(
            ServerState(Scenario(rules: [Rule(when: condition, answer: .reply(.text("Arr!")))]), speed: .instant),
            control: nil,
            upstream: isRulesOnly ? nil : upstream,
            isRulesOnly: isRulesOnly,
            log: .silent
        )
        let messages: JSON = [
            ["role": "system", "content": "You are a pirate."], ["role": "user", "content": "Hi"],
        ]
        let request = HTTPRequest(
            method: "POST",
            target: "/v1/chat/completions",
            headers: [HTTPHeader("authorization", "Bearer any")],
            body: JSON.object(["model": "claude-sonnet-5", "messages": messages]).encoded()
        )
        return (responder, request)
    }

    @Test(arguments: [true, false]) func rulesSeeWhatADoorReads(isRulesOnly: Bool) {
        let (responder, request) = responder(isRulesOnly: isRulesOnly)
        #expect(responder.respond(to: request).text.contains("Arr!"))
        #expect(upstream.records.withLock { $0.isEmpty })
    }

    @Test func whatWasNotReadIsNotSentOn() {
        let responder = Responder(state, control: nil, upstream: upstream, shown: { $0 }, log: .silent)
        var request = HTTPRequest.message("Hi")
        request.framingError = .lengths
        #expect(responder.respond(to: request).status == 400)
        #expect(upstream.records.withLock { $0.isEmpty })
    }
}

/// An upstream that never answers, and keeps what it is to tell.
private final class SilentUpstream: Upstream {
    let records = Mutex<[RelayRecord]>([])

    func respond(to request: HTTPRequest, record: RelayRecord) -> HTTPResponse {
        records.withLock { $0.append(record) }
        return HTTPResponse(status: 504)
    }

    func begin(on host: LoopHost) {}
    func descriptorReady(_ descriptor: Int32, _ readiness: DescriptorReadiness) {}
    func timeReached() {}
    func end() {}
}
