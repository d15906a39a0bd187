import MessagesAPI
import Testing

@testable import MockClaude

struct ChatContentTests {
    @Test func aTextStaysAText() {
        #expect(ChatContent.blocks("Hi") == "Hi")
    }

    @Test(
        arguments: [
            (
                "data:image/png;base64,AAAA",
                ["type": "base64", "media_type": "image/png", "data": "AAAA"]
            ),
            (
                "data:image/png;name=a.png;base64,AAAA",
                ["type": "base64", "media_type": "image/png", "data": "AAAA"]
            ),
            ("https://example.com/a,b.png", ["type": "url", "url": "https://example.com/a,b.png"]),
            ("data:image/svg+xml,<svg/>", ["type": "url", "url": "data:image/svg+xml,<svg/>"]),
        ] as [(String, JSON)]
    )
    func anImage(url: String, source: JSON) {
        let part: JSON = ["type": "image_url", "image_url": ["url": .string(url), "detail": "low"]]
        #expect(ChatContent.blocks([part]) == [["type": "image", "source": source]])
    }

    @Test func whatIsIgnoredIsTakenOut() {
        let parts: JSON = [
            ["type": "input_audio", "input_audio": ["data": "AA", "format": "wav"]],
            ["type": "text", "text": "Hi", "anything": 1], ["type": "file", "file": ["file_id": "f"]],
            ["type": "refusal", "refusal": "No."],
        ]
        #expect(ChatContent.blocks(parts) == [["type": "text", "text": "Hi"]])
    }

    @Test func whatNobodyKnowsStaysForTheChecks() {
        #expect(ChatContent.blocks([["type": "video"]]) == [["type": "video"]])
    }

    @Test func theTexts() {
        #expect(ChatContent.texts(of: "Hi") == ["Hi"])
        #expect(ChatContent.texts(of: [["type": "text", "text": "a"], ["type": "text", "text": "b"]]) == ["a", "b"])
        #expect(ChatContent.texts(of: nil) == [])
    }
}
