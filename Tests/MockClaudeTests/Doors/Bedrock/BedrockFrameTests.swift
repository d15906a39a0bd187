import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct BedrockFrameTests {
    @Test func anEventTellsItsType() throws {
        let frame = BedrockFrame.event("chunk", Array("{}".utf8), corrupted: Array("{".utf8))
        let read = try BedrockStream(frame.bytes).frames
        #expect(
            read.map(\.headers) == [
                [":event-type": "chunk", ":content-type": "application/json", ":message-type": "event"]
            ]
        )
        #expect(read[0].payload == [:])
        #expect(try BedrockStream(#require(frame.corrupted)).frames[0].payload == "{")
    }

    @Test func anExceptionTellsItsName() throws {
        let read = try BedrockStream(BedrockFrame.exception("throttlingException", message: "Slow down").bytes).frames
        #expect(read.map(\.type) == ["throttlingException"])
        #expect(read[0].headers[":message-type"] == "exception")
        #expect(read[0].payload == ["message": "Slow down"])
    }

    @Test func paddingIsOfAnyLengthAndTheSameForTheSameData() throws {
        let alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        let paddings = try (0..<500).map { try #require(BedrockFrame.padding(for: Array("\($0)".utf8)).string) }
        #expect(paddings.allSatisfy(alphabet.hasPrefix))
        #expect(Set(paddings).count > 50)
        #expect(BedrockFrame.padding(for: [1]) == BedrockFrame.padding(for: [1]))
    }

    @Test func halfATextEndsBetweenCharacters() {
        #expect(BedrockFrame.firstHalf(of: Array("aé€".utf8)) == Array("aé".utf8))
        #expect(BedrockFrame.firstHalf(of: Array("a€".utf8)) == Array("a".utf8))
        #expect(BedrockFrame.firstHalf(of: []) == [])
    }
}
