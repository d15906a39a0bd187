import MessagesAPI
import Testing

struct FileReferencesTests {
    private func references(_ content: JSON) -> [String] {
        MessagesRequest(body: ["messages": [["role": "user", "content": content]]]).fileReferences
    }

    @Test func sourcesAndUploadsAreReferences() {
        #expect(
            references([
                ["type": "image", "source": ["type": "file", "file_id": "a"]],
                ["type": "document", "source": ["type": "url", "url": "x"]],
                ["type": "container_upload", "file_id": "b"], ["type": "text", "text": "c", "file_id": "c"],
            ]) == ["a", "b"]
        )
    }

    @Test func theyMayStandInAToolsResult() {
        let image: JSON = ["type": "image", "source": ["type": "file", "file_id": "a"]]
        #expect(references([["type": "tool_result", "tool_use_id": "x", "content": [image]]]) == ["a"])
        #expect(references([["type": "tool_use", "id": "x", "content": [image]]]).isEmpty)
    }

    @Test func textHasNone() { #expect(references("a").isEmpty && references([]).isEmpty) }
}
