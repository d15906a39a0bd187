import MessagesAPI
import Testing

@testable import MockClaude

struct ChatMessagesTests {
    private let call: JSON = [
        "id": "toolu_1", "type": "function",
        "function": ["name": "get_weather", "arguments": #"{"location": "Hanoi"}"#],
    ]

    @Test func instructionsAreHoistedAndJoined() {
        let messages: [JSON] = [
            ["role": "system", "content": "One."], ["role": "user", "content": "Hi"],
            [
                "role": "developer",
                "content": [["type": "text", "text": "Two."], ["type": "text", "text": "Three."]],
            ],
        ]
        #expect(ChatMessages.system(messages) == "One.\nTwo.\nThree.")
        #expect(ChatMessages.conversation(messages) == [["role": "user", "content": "Hi"]])
        #expect(ChatMessages.system([["role": "user", "content": "Hi"]]) == nil)
    }

    @Test func callsStandBehindTheText() {
        let use: JSON = [
            "type": "tool_use", "id": "toolu_1", "name": "get_weather", "input": ["location": "Hanoi"],
        ]
        let said: [JSON] = ["Checking.", [["type": "text", "text": "Checking."]]]
        for content in said {
            #expect(
                ChatMessages.conversation([["role": "assistant", "content": content, "tool_calls": [call]]])
                    == [["role": "assistant", "content": [["type": "text", "text": "Checking."], use]]]
            )
        }
        let unsaid: [JSON] = [nil, "", []]
        for content in unsaid {
            #expect(
                ChatMessages.conversation([["role": "assistant", "content": content, "tool_calls": [call]]])
                    == [["role": "assistant", "content": [use]]]
            )
        }
    }

    @Test(arguments: [("", [:]), ("{}", [:]), ("{", "{"), ("7", 7)] as [(String, JSON)])
    func argumentsAreRead(text: String, input: JSON) {
        let call: JSON = ["id": "c", "function": ["name": "f", "arguments": .string(text)]]
        let message = ChatMessages.conversation([["role": "assistant", "tool_calls": [call]]])[0]
        #expect(message["content"]?[0]?["input"] == input)
    }

    @Test func resultsThatFollowOnEachOtherAreOneMessage() {
        let messages: [JSON] = [
            ["role": "assistant", "tool_calls": [call]],
            ["role": "tool", "tool_call_id": "toolu_1", "content": "32 °C"],
            ["role": "tool", "tool_call_id": "toolu_2", "content": [["type": "text", "text": "wet"]]],
            ["role": "user", "content": "So?"],
        ]
        #expect(
            ChatMessages.conversation(messages).dropFirst() == [
                [
                    "role": "user",
                    "content": [
                        ["type": "tool_result", "tool_use_id": "toolu_1", "content": "32 °C"],
                        [
                            "type": "tool_result", "tool_use_id": "toolu_2",
                            "content": [["type": "text", "text": "wet"]],
                        ],
                    ],
                ], ["role": "user", "content": "So?"],
            ]
        )
    }

    @Test func callsOfTheOldKindAreKnownByTheirName() {
        let messages: [JSON] = [
            ["role": "assistant", "content": nil, "function_call": ["name": "f", "arguments": "{}"]],
            ["role": "function", "name": "f", "content": "ok"],
        ]
        let conversation = ChatMessages.conversation(messages)
        #expect(conversation[0]["content"]?[0]?["type"] == "tool_use")
        #expect(conversation[0]["content"]?[0]?["id"]?.string?.isEmpty == false)
        #expect(conversation[1]["content"]?[0]?["tool_use_id"] == conversation[0]["content"]?[0]?["id"])
    }

    @Test func whatIsNoMessageStaysForTheChecks() {
        #expect(ChatMessages.conversation(["Hi"]) == ["Hi"])
        #expect(ChatMessages.conversation([["role": "tester"]]) == [["role": "tester"]])
    }
}
