import MessagesAPI
import Testing

@testable import Scenario

struct ConditionJSONTests {
    @Test func aConditionOfNothingHasNoKeys() { #expect(Condition().members.isEmpty) }

    @Test func everyConditionIsWritten() throws {
        let text = """
            {"model":{"glob":"claude-*"},"last_user":"weather","system":{"not":"pirate"},\
            "any_text":["sun",{"equals":"rain"}],\
            "tool_result":{"content":"sunny","is_error":false,"name":"get_weather"},\
            "tools":["a","b"],"turn":2,"attempt":1,\
            "stream":true,"thinking":false,"header":{"x-team":"red","x-debug":null},\
            "body":{"/a~1b/0":0.50,"":{"contains":"c"}},\
            "path":{"contains":"/v1"}}
            """
        #expect(JSON.object(try condition(text).members).description == text)
    }

    @Test(arguments: [
        "{}", #""get_weather""#, #"["a","b"]"#, #"{"glob":"get_*"}"#, #"{"is_error":true}"#,
        #"{"content":["a"],"name":{"not":"b"}}"#,
    ]) func aToolResultIsWritten(text: String) throws {
        #expect(try condition("{tool_result: \(text)}").members["tool_result"]?.description == text)
    }

    @Test(arguments: [
        "5", "null", #""a""#, "[1,2]", #"{"a":1}"#, #"{"json":{"not":1}}"#, #"{"json":{"json":null}}"#,
        #"{"contains":"a"}"#, #"{"equals":"a","ignore_case":true}"#, #"{"not":["a",{"regex":"b"}]}"#,
    ]) func aValueOfTheBodyIsWritten(text: String) throws {
        #expect(try condition(#"{body: {"/a": \#(text)}}"#).members["body"]?["/a"]?.description == text)
    }

    @Test func aListOfMatchesInTheBodyIsNoExactValue() throws {
        var condition = Condition()
        condition.body = [(JSONPointer("/a")!, .matches(.anyOf([.contains("b"), .equals("c")])))]
        let text = #"{"body":{"/a":{"not":{"not":["b",{"equals":"c"}]}}}}"#
        #expect(JSON.object(condition.members).description == text)
        let read = try ScenarioTests.condition(text)
        #expect(JSON.object(read.members).description == text)
        for (value, holds) in [("abc", true), ("c", true), ("d", false)] {
            let request = MessagesRequest(body: ["a": .string(value)])
            #expect((read.mismatch(Candidate(request)) == nil) == holds)
        }
    }

    @Test func whatOnlyCodeCanSayIsNamed() {
        var condition = Condition()
        condition.predicate = (explanation: "the moon is full", holds: { _ in true })
        #expect(JSON.object(condition.members).description == #"{"where":"the moon is full"}"#)
    }
}
