import MessagesAPI
import Testing

@testable import mock_claude

struct PreviewTests {
    private func preview(_ event: StreamEvent, longest: Int = 80) -> String {
        Preview.text(of: SSEEncoder.encode(event), longest: longest)
    }

    @Test func anEventIsShownWithoutWhatItsNameSays() {
        #expect(preview(.contentBlockDelta(index: 2, .text("Hel\nlo"))) == #"2 text_delta text "Hel\nlo""#)
        #expect(preview(.contentBlockStop(index: 1)) == "1")
        #expect(preview(.ping) == "")
        #expect(preview(.messageStop) == "")
        #expect(preview(.error(APIError(.overloaded))) == #"overloaded_error message "Overloaded""#)
    }

    @Test func whatIsEmptyIsLeftOut() {
        let end = StreamEvent.messageDelta(
            stopReason: .endTurn,
            stopSequence: nil,
            stopDetails: nil,
            usage: ["output_tokens": 5]
        )
        #expect(preview(end) == #"delta stop_reason "end_turn" usage output_tokens 5"#)
    }

    @Test func aLongOneIsCut() {
        let event = StreamEvent.contentBlockDelta(index: 0, .text("abcdefghij"))
        #expect(preview(event, longest: 24) == #"0 text_delta text "abcd…"#)
        #expect(preview(event, longest: 30) == #"0 text_delta text "abcdefghij""#)
    }

    @Test(arguments: [
        "event: x\n", "data: {\n\n", "data: 1\n\ndata: 2\n\n", "{\"a\":1}", ": hello\n\n", "data: [1]\n\n",
    ])
    func whatIsNoEventWithAnObjectIsShownAsItIs(bytes: String) {
        #expect(Preview.text(of: Array(bytes.utf8), longest: 80) == bytes.replacing("\n", with: "\\n"))
    }

    @Test func noControlCharacterReachesTheTerminal() {
        #expect(Preview.text(of: [0x1B, 0x5B, 0xFF], longest: 80) == "\\u001b[\u{FFFD}")
    }
}
