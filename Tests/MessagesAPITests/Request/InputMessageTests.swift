import MessagesAPI
import Testing

struct InputMessageTests {
    @Test func aStringIsOneTextBlock() {
        let message = InputMessage(["role": "user", "content": "Hi"])
        #expect(message.role == "user")
        #expect(message.blocks == [["type": "text", "text": "Hi"]])
        #expect(message.text == "Hi")
    }

    @Test func textsAreJoinedByNewlines() {
        let content: JSON = [["type": "text", "text": "a"], ["type": "image"], ["type": "text", "text": "b"], 7]
        #expect(InputMessage(["role": "assistant", "content": content]).text == "a\nb")
        #expect(InputMessage.text(of: content) == "a\nb")
        #expect(InputMessage.text(of: "x") == "x")
        #expect(InputMessage.text(of: nil) == "" && InputMessage.text(of: 7) == "")
    }

    @Test func whatIsMissingIsEmpty() {
        let message = InputMessage(7)
        #expect(message.role == "" && message.blocks.isEmpty && message.text == "")
    }
}
