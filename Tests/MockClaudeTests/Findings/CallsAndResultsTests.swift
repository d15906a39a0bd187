import MessagesAPI
import Testing

@testable import MockClaude

struct CallsAndResultsTests {
    /// A conversation as it is drawn: `a` and `u` begin a message of the assistant or the user, and `x` another's, `+1` is a call,
    /// `-1` a result, `!1` a proof of thinking.
    private func read(_ drawn: String) -> CallsAndResults {
        var read = CallsAndResults()
        for message in drawn.split(separator: "|") {
            let words = message.split(separator: " ")
            let blocks = words.dropFirst().map { word -> JSON in
                let id = JSON.string(String(word.dropFirst()))
                switch word.first {
                case "+": return ["type": "tool_use", "id": id]
                case "-": return ["type": "tool_result", "tool_use_id": id]
                default: return ["type": "thinking", "signature": id]
                }
            }
            let role = ["a": "assistant", "u": "user"][String(words[0])] ?? String(words[0])
            let json: JSON = ["role": .string(role), "content": .array(blocks)]
            json.read { read.read($0) }
        }
        return read
    }

    @Test(arguments: [
        ("u|a|u", ""), ("a +1 +2|u -1 -2", ""), ("a +1 +2|u -2 -1", ""), ("a +1|a +2|u -2|u -1", ""),
        ("a +1 +2 +3|u -2", "1 3"), ("a +1", "1"), ("a +1|u|a|u -1", "1"), ("a +1|u -1|a +2|u|a +3 +4|u -4", "2 3"),
        ("a +1 +1|u -1", ""), ("a +1 +1|u", "1 1"), ("u -1|a +1|u", "1"), ("a +1|u -1 -9", ""), ("a -1 +1|u +2", "1"),
        ("a +1|x|u -1", "1"), ("a +1|x -1|u", ""),
    ])
    func aResultStandsInTheTurnAfterItsCall(drawn: String, unanswered: String) {
        #expect(read(drawn).unanswered.joined(separator: " ") == unanswered)
    }

    @Test func theLastTurnIsTheAssistants() {
        #expect(read("u -1").lastTurn == nil)
        let turn = read("a !p +1|u -1|a !q|a !r +2 +3|u !s").lastTurn
        #expect(turn?.calls == ["2", "3"])
        #expect(turn?.thinkingProofs == ["q", "r"])
    }
}
