import Testing

@testable import Scenario

struct PlacedReplyTests {
    private func violations(_ text: String) throws -> [String] {
        try ScenarioFile.parse(text, file: "a.yaml").violations.map(brief)
    }

    @Test func aReplyThatBreaksTheGrammarIsToldAtItsStep() throws {
        let file = try ScenarioFile.parse(
            """
            replies:
              - events:
                  - text: Hi
                  - ping: 2
                  - event: {type: content_block_stop, index: 4}
            """,
            file: "a.yaml"
        )
        #expect(file.scenario.rules.count == 1)
        #expect(file.warnings == [])
        #expect(
            file.violations.map(\.description) == [
                """
                a.yaml:5:9: error: this reply breaks the grammar of Claude's streams: event 7: expected \
                content_block_start of block 1 or message_delta, found content_block_stop; \
                'unchecked: true' lets it be sent as it is
                      - event: {type: content_block_stop, index: 4}
                        ^
                """
            ]
        )
    }

    @Test(arguments: [
        ("event 9", "this reply has only 8 events"), ("event 8 byte 1", "this reply has only 8 events"),
        ("block 2", "this reply has only 1 content blocks"), ("byte 5000", "this reply has only about 1222 bytes"),
    ]) func aFaultThatTheReplyNeverComesToIsToldAtItsPlace(place: String, reason: String) throws {
        let file = try ScenarioFile.parse(
            "replies: [{text: a b, faults: [{at: \(place), do: reset}]}]",
            file: "a.yaml"
        )
        #expect(file.warnings.map(brief) == ["1:32: warning: this fault never happens: \(reason)"])
    }

    @Test(arguments: ["event 8", "event 7 byte 1000", "block 1", "byte 900", "100%", "end"])
    func aFaultThatTheReplyComesToIsNone(place: String) throws {
        let text = "replies: [{text: a b, faults: [{at: \(place), do: reset}]}]"
        #expect(try ScenarioFile.parse(text, file: "a.yaml").warnings == [])
    }

    @Test func uncheckedLetsItBe() throws {
        #expect(try violations("replies: [{events: [message_stop: {}]}]").count == 1)
        #expect(try violations("replies: [{events: [message_stop: {}], unchecked: true}]") == [])
        #expect(try violations("replies: [{events: [message_stop: {}], unchecked: false}]").count == 1)
    }

    @Test func contentIsJudgedToo() throws {
        let found = try violations(
            "replies: [{content: [{text: a}, {block: {type: text, text: ''}, deltas: [{type: thinking_delta}]}]}]"
        )
        #expect(found.count == 1 && found[0].hasPrefix("1:33: error: this reply breaks"))
    }

    @Test func whatIsFilledUpIsToldAtTheReply() throws {
        let found = try violations("replies: [{content: [{tool_use: {name: a}}], stop_reason: end_turn}]")
        #expect(found.count == 1 && found[0].hasPrefix("1:12: error: this reply breaks"))
        #expect(try violations("replies: [{text: a, stop_reason: tool_use}]").count == 1)
    }

    /// The defaults stand behind the replies, and still decide how the events are counted.
    @Test func theScenariosDefaultsCount() throws {
        let steps = "replies: [{events: [{text: abc}, {message_start: {}}]}]"
        #expect(try violations(steps)[0].contains("event 6:"))
        #expect(try violations(steps + "\npings: none\nchunk: {characters: 1}")[0].contains("event 7:"))
    }

    @Test func whatAnAliasRepeatsIsToldOnce() throws {
        #expect(
            try violations(
                "replies: [{when: {turn: 1}, events: &steps [{message_stop: {}}]}, {when: {turn: 2}, events: *steps}]"
            ).count == 1
        )
    }

    @Test func everyReplyIsJudged() throws {
        let found = try violations(
            """
            replies:
              - when: {turn: 1}
                events: [{message_stop: {}}]
              - when: {turn: 2}
                text: fine
              - events: [{ping: 1}, {message_start: {}}]
            """
        )
        #expect(found.map { String($0.prefix(5)) } == ["3:14:", "6:14:"])
    }
}
