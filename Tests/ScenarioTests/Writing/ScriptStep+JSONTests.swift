import MessagesAPI
import Testing

@testable import Scenario

@Suite struct ScriptStepJSONTests {
    @Test(
        arguments: [
            (.block(.text("Hello")), #"{"text":"Hello"}"#), (.event(["type": "a"]), #"{"event":{"type":"a"}}"#),
            (.event(["type": "a"], name: "b"), #"{"event":{"type":"a"},"name":"b"}"#),
            (.raw(Array("data: é\n\n".utf8)), #"{"raw":"data: é\n\n"}"#), (.raw([0xFF]), #"{"raw_base64":"/w=="}"#),
            (.ping, #"{"ping":1}"#), (.wait(.milliseconds(250)), #"{"wait":"250ms"}"#), (.hold("g"), #"{"hold":"g"}"#),
            (.error(APIError(.overloaded)), #"{"error":"overloaded_error"}"#),
            (.messageStart(["id": "msg_1"]), #"{"message_start":{"id":"msg_1"}}"#),
            (.messageDelta([:]), #"{"message_delta":{}}"#), (.messageStop([:]), #"{"message_stop":{}}"#),
            (.act(.reset), #"{"do":"reset"}"#),
        ] as [(ScriptStep, String)]
    ) func aStepIsWritten(step: ScriptStep, text: String) {
        #expect(step.json.description == text)
    }
}
