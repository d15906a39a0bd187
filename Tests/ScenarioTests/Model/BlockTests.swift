import MessagesAPI
import Testing

@testable import Scenario

struct BlockTests {
    @Test func aCallHasAnEmptyInputUnlessToldOtherwise() {
        let call = ToolCall(name: "a")
        #expect(call.input == .value([:]) && call.id == nil && call.extra.isEmpty)
    }

    @Test(arguments: [(Pieces.exact(["a", "", "b c"]), "ab c"), (.exact([]), ""), ("d e", "d e")])
    func piecesHaveAWholeText(pieces: Pieces, text: String) { #expect(pieces.text == text) }
}
