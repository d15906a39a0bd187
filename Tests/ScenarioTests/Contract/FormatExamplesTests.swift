import MessagesAPI
import Testing
import Timeline

@testable import Scenario

/// Whole scenarios such as testers write them, from the description of the format.
struct FormatExamplesTests {
    @Test func aToolLoopWithABadStart() throws {
        let scenario = try scenario(
            """
            name: forecast, after an overload
            seed: 7                          # every random choice
            pace: {first: 200ms, between: 15ms}
            replies:
              - when: {last_user: forecast}
                times: 1
                error: overloaded_error
                headers: {retry-after: "1"}
              - when: {last_user: forecast}
                content:
                  - thinking: "The user wants the forecast for Huế."
                  - text: "Looking it up."
                  - tool_use: {name: get_forecast, input: {city: Huế}}
              - when: {tool_result: get_forecast}
                text: "It will be 32 °C and sunny in Huế."
            """
        )
        #expect(scenario.rules.count == 3)
        let replies = scenario.rules.compactMap { if case .reply(let reply) = $0.answer { reply } else { nil } }
        guard case .error(let error) = replies[0].body, case .content(let blocks) = replies[1].body else {
            throw Unexpected("\(replies)")
        }
        #expect(error == APIError(.overloaded))
        #expect(replies[0].headers.map(\.value) == ["1"])
        #expect(
            blocks == [
                .thinking("The user wants the forecast for Huế."), .text("Looking it up."),
                .toolUse(ToolCall(name: "get_forecast", input: .value(["city": "Huế"]))),
            ]
        )
    }

    @Test func everyConditionAtOnce() {
        #expect(
            problems(
                """
                replies:
                  - name: all of them
                    when:
                      model: {glob: "claude-*"}
                      last_user: {regex: "wea(th|v)er"}
                      system: {not: {contains: pirate}}
                      any_text: [sun, {equals: rain, ignore_case: true}]
                      tool_result: {name: get_weather, content: sunny, is_error: false}
                      tools: [get_weather, search]
                      turn: 2
                      attempt: 1
                      stream: true
                      thinking: false
                      header: {x-team: red, x-debug: null}
                      body: {/temperature: 0.5, /messages/0/content: {contains: hi}, /metadata: {json: {not: "a match"}}}
                      path: /v1/messages
                    text: ["Hel", "lo", " there"]
                    chunk: {characters: 5}
                    pings: {every: 5s}
                    pace: {first: 1s, between: 5ms, jitter: 20%, tokens_per_second: 50}
                """
            ) == []
        )
    }

    @Test func sharedSettingsByAnchors() throws {
        let rules = try scenario(
            """
            replies:
              - &slow
                when: {turn: 1}
                text: one
                pace: {first: 2s}
              - <<: *slow
                when: {turn: 2}
                text: two
            """
        ).rules
        guard case .reply(let second)? = rules.last?.answer, case .content(let blocks) = second.body else {
            throw Unexpected("\(rules)")
        }
        #expect(blocks == [.text("two")])
        #expect(second.pace == Pace(first: .seconds(2)))
        #expect(rules.map(\.when.turn) == [1, 2])
    }
}
