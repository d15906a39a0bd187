import MessagesAPI
import Testing
import Timeline

@testable import Scenario

struct ScriptStepJSONTests {
    @Test(
        arguments: [
            (.block(.text("Hello")), #"{"text":"Hello"}"#), (.event(["type": "a"]), #"{"event":{"type":"a"}}"#),
            (.event(["type": "a"], name: "b"), #"{"event":{"type":"a"},"name":"b"}"#),
            (.raw(Array("data: é\n\n".utf8)), #"{"raw":"data: é\n\n"}"#), (.raw([0xFF]), #"{"raw_base64":"/w=="}"#),
            (.raw([]), #"{"raw":""}"#), (.ping, #"{"ping":1}"#), (.wait(.milliseconds(250)), #"{"wait":"250ms"}"#),
            (.hold("g"), #"{"hold":"g"}"#), (.error(APIError(.overloaded)), #"{"error":"overloaded_error"}"#),
            (.error(APIError(APIErrorType(rawValue: "my_error"))), #"{"error":"my_error"}"#),
            (
                .error(APIError(.api, message: "Ouch", details: ["error_code": "a"])),
                #"{"error":{"type":"api_error","message":"Ouch","details":{"error_code":"a"}}}"#
            ),
            (.messageStart(["id": "msg_1"]), #"{"message_start":{"id":"msg_1"}}"#),
            (.messageDelta([:]), #"{"message_delta":{}}"#), (.messageStop([:]), #"{"message_stop":{}}"#),
            (.act(.reset), #"{"do":"reset"}"#),
        ] as [(ScriptStep, String)]
    ) func aStepIsWrittenAsItIsRead(step: ScriptStep, text: String) throws {
        #expect(step.json.description == text)
        let read = try reply("replies: [{events: [\(text)]}]")
        guard case .events(let steps) = read.body else { throw Unexpected(read) }
        #expect(steps == [step])
        try expectRoundTrip(Reply(.events([.messageStart([:]), step])))
    }
}
