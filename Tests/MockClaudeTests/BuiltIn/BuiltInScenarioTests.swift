import HTTPDaemon
import MessagesAPI
import Scenario
import Testing
import Timeline

@testable import MockClaude

struct BuiltInScenarioTests {
    private let responder = Responder.make(.builtIn, speed: .instant)

    private func message(_ prompt: String, _ overlay: JSONObject = [:]) throws -> JSON {
        try responder.respond(to: .message(prompt, overlay.overlaid(with: ["stream": false]))).json
    }

    private let tools: JSON = [
        [
            "name": "get_weather",
            "input_schema": ["type": "object", "properties": ["city": ["type": "string"]], "required": ["city"]],
        ]
    ]

    @Test func anythingIsAnswered() throws {
        let text = try message("Good morning")["content"]?[0]?["text"]?.string ?? ""
        #expect(
            text
                == "Hello from mock-claude's built-in scenario! You said: “Good morning” Say mock:help to see what else it can do."
        )
    }

    @Test func theToolThatThePromptAsksForIsCalled() throws {
        let message = try message("What's the weather?", ["tools": tools])
        #expect(message["stop_reason"] == "tool_use")
        #expect(message["content"]?[1]?["name"] == "get_weather")
        #expect(message["content"]?[1]?["input"] == ["city": "example city"])
    }

    @Test func itsResultIsAnsweredWithAText() throws {
        let message = try message(
            "",
            [
                "tools": tools,
                "messages": [
                    ["role": "user", "content": "weather"],
                    [
                        "role": "assistant",
                        "content": [["type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": [:]]],
                    ],
                    [
                        "role": "user",
                        "content": [["type": "tool_result", "tool_use_id": "toolu_1", "content": "32 °C"]],
                    ],
                ],
            ]
        )
        #expect(message["content"] == [["type": "text", "text": "The tool get_weather gave: 32 °C"]])
        #expect(message["stop_reason"] == "end_turn")
    }

    @Test(arguments: APIErrorType.documented.map { ($0.status, $0.type.rawValue) })
    func errorsByTheirStatus(status: Int, type: String) throws {
        for _ in 1...2 {
            let response = responder.respond(to: .message("mock:\(status)"))
            #expect(response.status == status)
            #expect(try response.json["error"]?["type"]?.string == type)
        }
    }

    @Test func aRateLimitSaysWhenToComeBack() {
        #expect(responder.respond(to: .message("mock:429")).headers.value(of: "retry-after") == "1")
        #expect(responder.respond(to: .message("mock:529")).headers.value(of: "retry-after") == nil)
    }

    @Test(arguments: ["mock:429-once", "mock:500-once", "mock:529-once"])
    func failuresThatPass(word: String) {
        #expect((1...2).map { _ in responder.respond(to: .message(word)).status >= 400 } == [true, false])
    }

    @Test func thinkingComesFirst() throws {
        let content = try message("mock:thinking")["content"]
        #expect(content?[0]?["type"] == "thinking")
        #expect(content?[0]?["signature"]?.string?.isEmpty == false)
        #expect(content?[1]?["type"] == "text")
    }

    @Test func everyOtherWord() throws {
        #expect(try message("mock:echo one  two")["content"]?[0]?["text"] == "one  two")
        #expect(try message("mock:max_tokens")["stop_reason"] == "max_tokens")
        #expect(try message("mock:refusal")["stop_reason"] == "refusal")
        #expect(try message("mock:empty")["content"] == [])
        #expect(try message("mock:unicode")["content"]?[0]?["text"]?.string?.contains("\u{2028}") == true)
        #expect(try message("mock:long")["content"]?[0]?["text"]?.string?.split(separator: " ").count == 1000)
        #expect(try message("mock:help")["content"]?[0]?["text"]?.string == MagicWord.list)
        #expect(try message("mock:tool", ["tools": tools])["content"]?[1]?["type"] == "tool_use")
        #expect(try message("mock:tools", ["tools": tools])["stop_reason"] == "tool_use")
        #expect(
            try message("mock:tool", ["tools": tools, "tool_choice": ["type": "none"]])["stop_reason"] == "end_turn"
        )
        #expect(
            try message("mock:tool")["content"]?[0]?["text"]
                == "You asked for a tool call, but the request offers no tool."
        )
        let json = try message("mock:json")["content"]?[0]?["text"]?.string ?? ""
        #expect(try JSON(parsing: Array(json.utf8))["answer"] == 42)
        #expect(responder.respond(to: .message("mock:slow")).text.contains("takes"))
    }
}
