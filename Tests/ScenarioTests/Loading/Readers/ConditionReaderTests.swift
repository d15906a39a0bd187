import MessagesAPI
import Testing

@testable import Scenario

struct ConditionReaderTests {
    @Test func scalarKeys() throws {
        let condition = try condition("{turn: 2, attempt: 3, stream: true, thinking: false}")
        #expect(condition.turn == 2)
        #expect(condition.attempt == 3)
        #expect(condition.stream == true)
        #expect(condition.thinking == false)
        #expect(condition.model == nil && condition.tools == nil && condition.path == nil)
    }

    @Test func tools() throws {
        #expect(try condition("{tools: [a, b]}").tools == ["a", "b"])
        #expect(try condition("{tools: a}").tools == ["a"])
    }

    /// A name is a whole name: `get_weather` must not fit `get_weather_forecast`.
    @Test(arguments: ["get_weather", "{name: get_weather}", "{equals: get_weather}", "[other, get_weather]"])
    func toolResultNames(text: String) throws {
        let name = try #require(try condition("{tool_result: \(text)}").toolResult?.name)
        #expect(name.holds(for: "get_weather"))
        #expect(!name.holds(for: "get_weather_forecast"))
    }

    @Test func toolResults() throws {
        let result = try #require(try condition("{tool_result: {content: sunny, is_error: true}}").toolResult)
        #expect(result.name == nil)
        #expect(result.content?.holds(for: "it is sunny") == true)
        #expect(result.isError == true)
        let any = try #require(try condition("{tool_result: {}}").toolResult)
        #expect(any.name == nil && any.content == nil && any.isError == nil)
    }

    @Test func aPlainPathIsTheWholePath() throws {
        let path = try #require(try condition("{path: /v1/models}").path)
        #expect(path.holds(for: "/v1/models"))
        #expect(!path.holds(for: "/v1/models/claude"))
        #expect(try condition("{path: {contains: models}}").path?.holds(for: "/v1/models/claude") == true)
    }

    @Test func headers() throws {
        let headers = try condition("{header: {x-team: red, x-none: , x-also: ~}}").headers
        #expect(headers.map(\.name) == ["x-team", "x-none", "x-also"])
        guard case .matches(let match) = headers[0].value, case .absent = headers[1].value,
            case .absent = headers[2].value
        else { throw Unexpected("\(headers)") }
        #expect(match.holds(for: "reddish"))
    }

    @Test func body() throws {
        let body = try condition(
            "{body: {/a: text, /b: 1.0, /c: {contains: x}, /d: {json: {contains: x}}, /e: {x: 1}, '': ~, /f: [{not: a}]}}"
        ).body
        #expect(body.map(\.pointer.description) == ["/a", "/b", "/c", "/d", "/e", "", "/f"])
        let exact: [JSON?] = body.map { if case .equals(let value) = $0.value { value } else { nil } }
        #expect(exact == ["text", 1, nil, ["contains": "x"], ["x": 1], .null, [["not": "a"]]])
        guard case .matches(let match) = body[2].value else { throw Unexpected("no match") }
        #expect(match.holds(for: "axb"))
    }
}
