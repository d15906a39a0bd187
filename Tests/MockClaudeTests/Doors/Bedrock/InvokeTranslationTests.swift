import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct InvokeTranslationTests {
    private func frames(_ events: [JSONObject]) throws -> [BedrockStream.Frame] {
        var translation = InvokeTranslation()
        return try BedrockStream(events.flatMap { translation.frames(for: $0) }.flatMap(\.bytes)).frames
    }

    @Test func eachEventIsAChunk() throws {
        let events: [JSONObject] = [["type": "content_block_stop", "index": 0], ["type": "new_kind", "x": "é"]]
        let frames = try frames(events)
        #expect(frames.map(\.type) == ["chunk", "chunk"])
        #expect(frames.map(\.event) == events.map { .object($0) })
        #expect(frames[0].payload.object?.keys == ["bytes", "p"])
    }

    @Test func theLastOneTellsWhatItTook() throws {
        let frames = try frames([
            ["type": "message_start", "message": ["usage": ["input_tokens": 7]]],
            ["type": "message_delta", "usage": ["output_tokens": 12]], ["type": "message_stop"],
        ])
        #expect(frames[2].event?["amazon-bedrock-invocationMetrics"]?["inputTokenCount"] == 7)
        #expect(frames[2].event?["amazon-bedrock-invocationMetrics"]?["outputTokenCount"] == 12)
    }

    @Test func anErrorIsAnException() throws {
        let frames = try frames([["type": "error", "error": ["type": "timeout_error", "message": "Late"]]])
        #expect(frames.map(\.type) == ["modelTimeoutException"])
        #expect(frames[0].payload == ["message": "Late"])
    }

    @Test func pingsAreLeftOut() throws {
        #expect(try frames([["type": "ping"]]).isEmpty)
    }

    @Test func whatIsCorruptIsTheEventAlone() throws {
        var translation = InvokeTranslation()
        let frame = translation.frames(for: ["type": "content_block_stop", "index": 0])[0]
        let read = try BedrockStream(#require(frame.corrupted)).frames[0]
        let data = try #require(read.payload["bytes"]?.string.flatMap(Base64.decode))
        #expect(String(decoding: data, as: UTF8.self) == #"{"type":"content_bl"#)
    }
}
