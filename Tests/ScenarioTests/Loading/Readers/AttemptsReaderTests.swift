import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct AttemptsReaderTests {
    private func attempts(_ text: String) throws -> [Reply] {
        let rule = try #require(try scenario(text).rules.first)
        guard case .attempts(let replies) = rule.answer else { throw Unexpected(rule) }
        return replies
    }

    @Test func eachAttemptIsAReply() throws {
        let replies = try attempts("replies: [{attempts: [{error: api_error, headers: {a: b}}, {text: Hello}]}]")
        guard case .error(let error) = replies[0].body, case .content(let blocks) = replies[1].body else {
            throw Unexpected(replies)
        }
        #expect(replies.count == 2)
        #expect(error == APIError(.api))
        #expect(blocks == [.text("Hello")])
        #expect(replies.map { $0.headers.map(\.name) } == [["a"], []])
    }

    @Test func whatStandsBesideAttemptsHoldsForEachThatDoesNotSay() throws {
        let replies = try attempts(
            """
            replies:
              - attempts:
                  - text: Hello
                  - text: Bye
                    id: msg_own
                    model: own
                    stop_reason: refusal
                    stop_sequence: OWN
                    pace: slow
                    chunk: word
                    pings: first
                    wire: {padding: false}
                id: msg_shared
                model: shared
                stop_reason: end_turn
                stop_sequence: SHARED
                pace: fast
                chunk: whole
                pings: none
                wire: {padding: true}
            """
        )
        #expect(replies.map(\.id) == ["msg_shared", "msg_own"])
        #expect(replies.map(\.model) == ["shared", "own"])
        #expect(replies.map(\.stopReason) == [.endTurn, .refusal])
        #expect(replies.map(\.stopSequence) == ["SHARED", "OWN"])
        #expect(replies.map(\.pace) == [.fast, .slow])
        #expect(replies.map(\.chunk) == [.whole, .word])
        #expect(replies.map(\.pings) == [Pings.none, .first])
        #expect(replies.map(\.wire.padding) == [true, false])
    }

    @Test func headersAndMapsAreTakenFieldByField() throws {
        let replies = try attempts(
            """
            replies:
              - attempts:
                  - error: overloaded_error
                    headers: {Retry-After: "2", x-own: a}
                  - http: {status: 503, headers: {retry-after: "5"}}
                  - text: Hello
                    usage: {output_tokens: 7}
                    stop_details: {category: cyber}
                headers: {retry-after: "1", x-shared: b}
                usage: {input_tokens: 5, output_tokens: 6}
                stop_details: {explanation: no, category: bio}
                container: shared
                context_management: null
            """
        )
        #expect(
            replies.map { $0.headers.map { "\($0.name): \($0.value ?? "")" } } == [
                ["x-shared: b", "Retry-After: 2", "x-own: a"], ["x-shared: b", "retry-after: 5"],
                ["retry-after: 1", "x-shared: b"],
            ]
        )
        #expect(replies[2].usage == ["input_tokens": 5, "output_tokens": 7])
        #expect(replies[2].stopDetails == ["explanation": "no", "category": "cyber"])
        #expect(replies[2].container == "shared" && replies[2].contextManagement == .null)
    }

    @Test func aStatusIsTakenWhereNoneIsSaid() throws {
        let replies = try attempts(
            """
            replies:
              - attempts:
                  - error: overloaded_error
                  - {error: overloaded_error, status: 502}
                  - error: {type: overloaded_error, status: 504}
                  - http: {status: 500}
                  - http: {body: busy}
                status: 503
            """
        )
        #expect(replies.map(\.status) == [503, 502, nil, 500, 503])
    }

    @Test func aSwitchIsTakenWhereItIsNotSaid() throws {
        let replies = try attempts(
            """
            replies:
              - attempts:
                  - events: [{error: api_error}, {text: more}]
                  - {text: a, unchecked: false, may_leave: false}
                unchecked: true
                may_leave: true
            """
        )
        #expect(replies.map(\.isUnchecked) == [true, false])
        #expect(replies.map(\.mayLeave) == [true, false])
    }

    @Test func anAttemptIsJudgedWithWhatStandsBesideAttempts() throws {
        let text = "replies: [{attempts: [{text: a}], stop_reason: tool_use, unchecked: "
        #expect(try ScenarioFile.parse(text + "false}]", file: "test.yaml").violations.count == 1)
        #expect(try ScenarioFile.parse(text + "true}]", file: "test.yaml").violations == [])
    }

    @Test func anAttemptBehindOneThatAnswersTheCallIsNeverSent() {
        let never = "warning: this attempt is never sent: the one on line 2 is no failure, and ends the call"
        #expect(
            problems("replies: [{attempts: [{error: api_error},\n {text: a},\n {text: b},\n {error: api_error}]}]") == [
                "3:2: \(never)", "4:2: \(never)",
            ]
        )
        #expect(problems("replies: [{attempts: [\n{http: {status: 204}},\n{text: b}]}]") == ["3:1: \(never)"])
        #expect(problems("replies: [{attempts: [\n{events: [{text: a}]},\n{text: b}]}]") == ["3:1: \(never)"])
    }

    @Test(arguments: [
        "{text: a, status: 500}", "{http: {status: 400}}", "{error: {type: api_error, message: a}}", "{http: {}}",
    ]) func theLastAttemptMayFailOrNot(first: String) {
        #expect(problems("replies: [{attempts: [{error: api_error}, \(first)]}]") == [])
    }

    @Test(arguments: [
        "{text: a, status: 500}", "{http: {status: 400}}", "{error: api_error}", "{events: [{text: a}, {do: reset}]}",
        "{events: [{error: api_error}]}", "{unchecked: true, events: [{raw: a}]}",
        "{unchecked: true, events: [{event: {type: error}}]}",
    ])
    func anAttemptBehindAFailureIsSent(first: String) {
        #expect(problems("replies: [{attempts: [\(first), {text: b}]}]") == [])
    }

    @Test func faultsAreTakenWhereNoneAreSaid() throws {
        let replies = try attempts(
            """
            replies:
              - attempts:
                  - text: a
                  - {text: a, faults: [{at: headers, do: stall}]}
                  - {text: a, faults: []}
                faults: {at: event 5, do: reset}
            """
        )
        #expect(
            replies.map(\.faults) == [
                [ReplyFault(at: .event(5), .reset)], [ReplyFault(at: .headers, .stall)], [],
            ]
        )
    }

    @Test func onlyAFaultThatLosesTheAnswerLetsTheCallBeTriedAgain() {
        for act in ["reset", "close", "end", "stall", "{error: api_error}", "bad_chunk", "corrupt", "{hold: g}"] {
            #expect(
                problems("replies: [{attempts: [{text: a, faults: {at: event 5, do: \(act)}}, {text: b}]}]") == [],
                "\(act)"
            )
        }
        for act in ["{stall: 1s}", "{wait: 1s}", "{dribble: 1ms}", "duplicate", "drop", "swap"] {
            #expect(
                problems("replies: [{attempts: [{text: a, faults: {at: event 5, do: \(act)}}, {text: b}]}]").count == 1,
                "\(act)"
            )
        }
        #expect(problems("replies: [{attempts: [{text: a}, {text: b}], faults: {at: 50%, do: reset}}]") == [])
    }

    @Test func whatNoAttemptCanUseIsWarnedOf() {
        let shared = "headers: {a: b}, chunk: whole, pace: fast"
        #expect(
            problems("replies: [{attempts: [{error: api_error}, {http: {status: 500}}], \(shared)}]") == [
                "1:84: warning: 'chunk' changes nothing: none of the attempts is a message"
            ]
        )
        #expect(problems("replies: [{attempts: [{error: api_error}, {text: a}], \(shared)}]") == [])
    }

    @Test func aListOfNoneIsAnErrorWhateverElseIsWrong() {
        #expect(
            problems("seed: -1\nreplies: [{attempts: []}]").last == "2:22: error: 'attempts' needs at least one reply"
        )
    }

    // MARK: - Recordings

    /// An attempt that answers with that status and ends so.
    private func recording(_ status: Int, _ end: String) -> String {
        "recording: {recording: 1, request: {method: GET, path: /}, response: {status: \(status), body: [{end: \(end)}]}}"
    }

    @Test func aRecordedFailureIsTriedAgain() {
        for failure in [recording(529, "complete"), recording(200, "reset"), recording(200, "unfinished")] {
            #expect(problems("replies: [{attempts: [{\(failure)}, {text: a}]}]") == [])
        }
        #expect(problems("replies: [{attempts: [{\(recording(200, "complete"))}, {text: a}]}]").count == 1)
    }

    @Test func theWayToReplayHoldsForEachAttemptThatSaysNoOther() throws {
        let rules = try scenario(
            """
            replies:
              - attempts:
                  - \(recording(500, "complete"))
                  - \(recording(500, "complete"))
                    replay: instant
                replay: events
            """
        ).rules
        guard case .attempts(let attempts)? = rules.first?.answer else { throw Unexpected(rules) }
        #expect(attempts.map(\.replay) == [.events, .instant])
    }

    @Test func whatSaysNothingAboutTheAttemptsIsAWarning() {
        #expect(
            problems("replies: [{attempts: [{text: a}], replay: exact}]")
                == ["1:35: warning: 'replay' changes nothing: none of the attempts is a recording"]
        )
        #expect(
            problems("replies:\n- pace: fast\n  chunk: word\n  attempts:\n  - \(recording(500, "complete"))\n") == [
                "2:3: warning: 'pace' changes nothing: all of the attempts are recordings",
                "3:3: warning: 'chunk' changes nothing: none of the attempts is a message",
            ]
        )
    }
}
