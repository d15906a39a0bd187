import MessagesAPI
import Scenario
import Testing

@testable import MockClaude

struct ConverseContentTests {
    private func block(_ block: JSON) -> JSON? {
        let blocks = ConverseContent.blocks([block])
        return blocks.count == 1 ? blocks[0] : nil
    }

    @Test func texts() {
        #expect(block(["text": "Hi"]) == ["type": "text", "text": "Hi"])
        #expect(block(["guardContent": ["text": ["text": "Hi"]]]) == ["type": "text", "text": "Hi"])
        #expect(
            block(["citationsContent": ["content": [["text": "a"], ["text": "b"]]]]) == [
                "type": "text", "text": "a\nb",
            ]
        )
    }

    @Test func images() {
        #expect(
            block(["image": ["format": "png", "source": ["bytes": "QUJD"]]]) == [
                "type": "image", "source": ["type": "base64", "media_type": "image/png", "data": "QUJD"],
            ]
        )
        #expect(
            block(["image": ["format": "png", "source": ["s3Location": ["uri": "s3://b/k"]]]])?["source"]
                == ["type": "url", "url": "s3://b/k"]
        )
    }

    @Test(arguments: [
        ("txt", ["type": "text", "media_type": "text/plain", "data": "ABC"] as JSON),
        ("pdf", ["type": "base64", "media_type": "application/pdf", "data": "QUJD"] as JSON),
        ("docx", ["type": "base64", "media_type": "application/pdf", "data": "QUJD"] as JSON),
    ])
    func documents(format: String, source: JSON) {
        let document: JSON = [
            "document": ["format": .string(format), "name": "paper", "source": ["bytes": "QUJD"], "context": "c"]
        ]
        #expect(block(document) == ["type": "document", "source": source, "title": "paper", "context": "c"])
    }

    @Test func documentsOfText() {
        #expect(
            block(["document": ["name": "a", "source": ["text": "ABC"]]])?["source"]
                == ["type": "text", "media_type": "text/plain", "data": "ABC"]
        )
        #expect(
            block(["document": ["name": "a", "source": ["content": [["text": "ABC"]]]]])?["source"]
                == ["type": "content", "content": [["type": "text", "text": "ABC"]]]
        )
    }

    @Test func callsAndResults() {
        #expect(
            block(["toolUse": ["toolUseId": "t", "name": "f", "input": ["x": 1]]])
                == ["type": "tool_use", "id": "t", "name": "f", "input": ["x": 1]]
        )
        #expect(
            block([
                "toolResult": ["toolUseId": "t", "content": [["json": ["x": 1]], ["text": "y"]], "status": "error"]
            ]) == [
                "type": "tool_result", "tool_use_id": "t", "is_error": true,
                "content": [["type": "text", "text": #"{"x":1}"#], ["type": "text", "text": "y"]],
            ]
        )
        #expect(block(["toolResult": ["toolUseId": "t", "content": [], "status": "success"]])?["is_error"] == nil)
    }

    @Test func thinking() {
        #expect(
            block(["reasoningContent": ["reasoningText": ["text": "Hm", "signature": "s"]]])
                == ["type": "thinking", "thinking": "Hm", "signature": "s"]
        )
        let redacted = ConverseReply.redacted("EmwKAhgB")
        #expect(block(["reasoningContent": redacted]) == ["type": "redacted_thinking", "data": "EmwKAhgB"])
    }

    @Test func searchResults() {
        #expect(
            block(["searchResult": ["source": "s", "title": "t", "content": [["text": "x"]]]]) == [
                "type": "search_result", "source": "s", "title": "t", "content": [["type": "text", "text": "x"]],
            ]
        )
    }

    @Test func aPointOfTheCacheMarksWhatIsBeforeIt() {
        let point: JSON = ["cachePoint": ["type": "default", "ttl": "1h"]]
        #expect(
            ConverseContent.blocks([["text": "a"], point, ["text": "b"]]) == [
                ["type": "text", "text": "a", "cache_control": ["type": "ephemeral", "ttl": "1h"]],
                ["type": "text", "text": "b"],
            ]
        )
        #expect(ConverseContent.blocks([point]).isEmpty)
    }

    @Test func whatIsUnknownKeepsItsName() {
        #expect(block(["video": ["format": "mp4"]]) == ["type": "video"])
        #expect(block("x") == "x")
        #expect(block([:]) == [:])
    }
}
