import MessagesAPI
import Scenario

/// A word that makes the built-in scenario answer in a certain way, wherever it stands in the last user message.
public struct MagicWord: Sendable {
    /// The word: `mock:429`.
    public let word: String
    /// What it does, for people.
    public let effect: String
    /// The rule that does it.
    let rule: Rule

    init(_ word: String, _ effect: String, attempt: Int? = nil, _ answer: Rule.Answer) {
        var condition = Condition()
        condition.predicate = (
            "the last user message has the word \(word)", { WordSearch(word).isFound(in: $0.lastUserText) }
        )
        condition.attempt = attempt
        self.word = word
        self.effect = effect
        rule = Rule(name: word, when: condition, answer: answer)
    }

    init(_ word: String, _ effect: String, attempt: Int? = nil, _ reply: Reply) {
        self.init(word, effect, attempt: attempt, .reply(reply))
    }
}
