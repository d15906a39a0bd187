import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ScenarioReaderTests {
    @Test func whatIsLeftOutHasTheFormatsDefaults() throws {
        let scenario = try scenario("replies: []")
        #expect(scenario.name == nil)
        #expect(scenario.description == nil)
        #expect(scenario.seed == 0)
        #expect(scenario.model == nil)
        #expect(scenario.pace == .instant)
        #expect(scenario.chunk == .word)
        #expect(scenario.pings == .first)
        #expect(scenario.wire == Wire())
        #expect(scenario.validation == .strict)
        #expect(scenario.limits == nil)
        #expect(scenario.chaos.isEmpty)
        #expect(scenario.connections.isEmpty)
        #expect(scenario.rules.isEmpty)
        #expect(scenario.onMiss?.body == nil)
        #expect(scenario.expectations.requests == nil)
    }

    @Test func everyTopLevelKeyIsRead() throws {
        let scenario = try scenario(
            """
            $schema: scenario.schema.json
            name: weather, with a bad start
            description: A tool call, then an answer.
            seed: 18446744073709551615
            model: claude-test
            pace: {first: 200ms, between: 15ms}
            chunk: whole
            pings: none
            wire: {padding: true}
            validate: off
            limits: {concurrent: 2}
            chaos: [{probability: 0.1, do: reset}]
            connections: [{times: 1, do: close}]
            replies: []
            on_miss: {error: api_error}
            expect: {requests: 3}
            """
        )
        #expect(scenario.name == "weather, with a bad start")
        #expect(scenario.description == "A tool call, then an answer.")
        #expect(scenario.seed == .max)
        #expect(scenario.model == "claude-test")
        #expect(scenario.pace == Pace(first: .milliseconds(200), between: .milliseconds(15)))
        #expect(scenario.chunk == .whole)
        #expect(scenario.pings == Pings.none)
        #expect(scenario.wire.padding == true)
        #expect(scenario.validation == .off)
        #expect(scenario.limits?.concurrent == 2)
        #expect(scenario.chaos.map(\.probability) == [0.1])
        #expect(scenario.connections == [ConnectionFault(times: 1, .close)])
        guard case .error(let error)? = scenario.onMiss?.body else { throw Unexpected("\(scenario)") }
        #expect(error == APIError(.api))
        #expect(scenario.expectations.requests == 3)
    }

    @Test func aJSONFileIsAScenario() throws {
        let scenario = try scenario(
            #"{"name":"json","seed":7,"replies":[{"when":{"turn":1},"times":2,"text":"\ud83d\ude00\/"}]}"#
        )
        #expect(scenario.name == "json")
        #expect(scenario.seed == 7)
        #expect(scenario.rules.first?.when.turn == 1)
        #expect(scenario.rules.first?.times == 2)
        guard case .reply(let reply)? = scenario.rules.first?.answer, case .content(let blocks) = reply.body else {
            throw Unexpected("no content")
        }
        #expect(blocks == [.text("😀/")])
    }

    @Test func aNumberIsTakenAsTextWhereOnlyTextCanStand() throws {
        #expect(try scenario("name: 1.50\nreplies: []").name == "1.50")
        #expect(try scenario("name: true\nreplies: []").name == "true")
    }
}
