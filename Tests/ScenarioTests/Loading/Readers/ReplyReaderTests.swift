import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ReplyReaderTests {
    @Test func whatIsLeftOutIsTheServices() throws {
        let reply = try reply("replies: [{text: Hello}]")
        guard case .content(let blocks) = reply.body else { throw Unexpected("no content") }
        #expect(blocks == [.text("Hello")])
        #expect(reply.status == nil && reply.headers.isEmpty && reply.id == nil && reply.model == nil)
        #expect(reply.usage.isEmpty && reply.stopReason == nil && reply.stopSequence == nil)
        #expect(reply.stopDetails.isEmpty)
        #expect(reply.pace == nil && reply.chunk == nil && reply.pings == nil && reply.wire == Wire())
    }

    @Test func everySettingIsRead() throws {
        let reply = try reply(
            """
            replies:
              - text: [Hel, lo, 5]
                status: 201
                headers: {retry-after: 1, x-on: true, date: null, x-text: "a b"}
                id: msg_mine
                model: claude-mine
                usage: {input_tokens: 5, cache_creation: {ephemeral_5m_input_tokens: 0}, service_tier: batch}
                stop_reason: stop_sequence
                stop_sequence: END
                stop_details: {type: refusal, category: null}
                container: container_mine
                context_management: {applied_edits: []}
                pace: typical
                chunk: {characters: 3}
                pings: {every: 5s}
                wire: {padding: false}
            """
        )
        guard case .content(let blocks) = reply.body else { throw Unexpected("no content") }
        #expect(blocks == [.text(.exact(["Hel", "lo", "5"]))])
        #expect(reply.status == 201)
        #expect(reply.headers.map(\.name) == ["retry-after", "x-on", "date", "x-text"])
        #expect(reply.headers.map(\.value) == ["1", "true", nil, "a b"])
        #expect(reply.id == "msg_mine")
        #expect(reply.model == "claude-mine")
        #expect(
            reply.usage == [
                "input_tokens": 5, "cache_creation": ["ephemeral_5m_input_tokens": 0], "service_tier": "batch",
            ]
        )
        #expect(reply.stopReason == .stopSequence)
        #expect(reply.stopSequence == "END")
        #expect(reply.stopDetails == ["type": "refusal", "category": nil])
        #expect(reply.container == "container_mine" && reply.contextManagement == ["applied_edits": []])
        #expect(reply.pace == .typical)
        #expect(reply.chunk == .characters(3))
        #expect(reply.pings == .every(.seconds(5)))
        #expect(reply.wire.padding == false)
    }

    @Test func whatMeansNothingBesideAnErrorIsWarnedOf() {
        #expect(
            problems("replies: [{error: api_error, headers: {a: b}, pace: fast, stop_reason: refusal, chunk: whole}]")
                == [
                    "1:59: warning: 'stop_reason' changes nothing beside 'error'",
                    "1:81: warning: 'chunk' changes nothing beside 'error'",
                ]
        )
        #expect(
            problems("replies: [{http: {body: a}, stop_details: {type: refusal}}]")
                == ["1:29: warning: 'stop_details' changes nothing beside 'http'"]
        )
    }

    @Test func whatIsCheckedAndWhoMayLeave() throws {
        let plain = try reply("replies: [{text: a}]")
        #expect(!plain.isUnchecked && !plain.mayLeave)
        let told = try reply("replies: [{text: a, unchecked: true, may_leave: true}]")
        #expect(told.isUnchecked && told.mayLeave)
        #expect(
            problems("replies: [{error: api_error, may_leave: true, unchecked: true}]")
                == ["1:47: warning: 'unchecked' changes nothing beside 'error'"]
        )
    }

    @Test func settingsStandBesideEventsToo() throws {
        #expect(
            problems(
                "replies: [{events: [{text: a}], id: a, usage: {}, stop_reason: end_turn, chunk: whole, pings: none}]"
            )
                == []
        )
    }

    @Test func stopDetailsAreAMap() {
        #expect(
            problems("replies: [{text: a, stop_details: refusal}]")
                == ["1:35: error: expected a map, found 'refusal'"]
        )
    }

    @Test func anUnknownStopReasonIsSentAsItIs() throws {
        #expect(try reply("replies: [{text: a, stop_reason: tired}]").stopReason?.rawValue == "tired")
        #expect(
            problems("replies: [{text: a, stop_reason: tired}]") == [
                "1:34: warning: stop reason 'tired' is sent as it is; documented reasons: end_turn, max_tokens, "
                    + "stop_sequence, tool_use, pause_turn, refusal, model_context_window_exceeded, compaction"
            ]
        )
    }

    private let recording =
        "recording: {recording: 1, request: {method: GET, path: /}, response: {status: 200, body: [{end: complete}]}}"

    @Test(arguments: Replay.allCases) func aRecordingIsReplayedAsItIsSaid(replay: Replay) throws {
        #expect(try reply("replies: [{\(recording), replay: \(replay.rawValue)}]").replay == replay)
    }

    @Test func aReplayHasNoOtherName() {
        #expect(
            problems("replies: [{text: a}, {\(recording), replay: exakt}]").map { $0.split(separator: "error: ").last }
                == ["unknown way to replay 'exakt', did you mean 'exact'?"]
        )
    }

    @Test func whatSaysNothingAboutARecordingIsAWarning() {
        #expect(
            problems("replies:\n- \(recording)\n  pace: fast\n  pings: none\n  wire: {slice: 1}\n  status: 200\n") == [
                "3:3: warning: 'pace' changes nothing beside 'recording'",
                "4:3: warning: 'pings' changes nothing beside 'recording'",
                "5:3: warning: 'wire' changes nothing beside 'recording'",
            ]
        )
        #expect(
            problems("replies: [{text: a, replay: exact}]") == ["1:21: warning: 'replay' changes nothing beside 'text'"]
        )
        #expect(
            problems("replies: [{error: api_error, replay: exact}]")
                == ["1:30: warning: 'replay' changes nothing beside 'error'"]
        )
    }

    @Test func aRecordingThatIsNoStreamHasNoEvents() {
        #expect(
            problems("replies:\n- \(recording)\n  faults: [{at: event 1, do: reset}]\n")
                == ["3:12: warning: 'event 1' means nothing beside 'recording', which has no events"]
        )
    }
}
