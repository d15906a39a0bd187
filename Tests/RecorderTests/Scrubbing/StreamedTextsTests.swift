import Testing

@testable import Recorder

struct StreamedTextsTests {
    private func texts(_ data: String...) -> [String] {
        var texts = StreamedTexts()
        for data in data {
            let text = MappedText(Array(data.utf8))
            _ = texts.take(JSONToken.all(in: text.bytes) ?? [], of: text)
        }
        return texts.texts.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private func start(_ index: Int) -> String {
        #"{"type":"content_block_start","index":\#(index),"content_block":{"type":"text","text":""}}"#
    }

    @Test func eachBlockHasItsText() {
        #expect(
            texts(
                start(0),
                delta("text_delta", "text", "a"),
                delta("text_delta", "text", "x", index: 1),
                delta("text_delta", "text", #"\u0062"#),
                delta("thinking_delta", "thinking", "t")
            ) == ["ab", "x", "t"]
        )
    }

    @Test func aBlockThatStartsAnewHasAnother() {
        #expect(
            texts(start(0), delta("text_delta", "text", "a"), start(0), delta("text_delta", "text", "b")) == ["a", "b"]
        )
    }

    @Test func whatIsNoPieceIsNotTaken() {
        #expect(
            texts(
                #"{"type":"message_delta","delta":{"stop_reason":"end_turn"}}"#,
                delta("signature_delta", "signature", "a"),
                #"{"completion":" a"}"#,
                #"{"completion":"b"}"#
            ) == [" ab"]
        )
    }
}
