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
        condition.predicate = ("the last user message has the word \(word)", { $0.lastUserText.hasWord(word) })
        condition.attempt = attempt
        self.word = word
        self.effect = effect
        rule = Rule(name: word, when: condition, answer: answer)
    }

    init(_ word: String, _ effect: String, attempt: Int? = nil, _ reply: Reply) {
        self.init(word, effect, attempt: attempt, .reply(reply))
    }
}

extension String {
    /// Whether the text has that word between spaces, whatever punctuation is around it: `mock:429` is no part of
    /// `mock:429-once`, but of “(mock:429).”
    fileprivate func hasWord(_ word: String) -> Bool {
        split(whereSeparator: \.isWhitespace).contains { part in
            part == word || part.trimmingPunctuation == word
        }
    }
}

extension Substring {
    fileprivate var trimmingPunctuation: Substring {
        let isOutside = { (character: Character) in !(character.isLetter || character.isNumber) }
        guard let first = firstIndex(where: { !isOutside($0) }), let last = lastIndex(where: { !isOutside($0) }) else {
            return ""
        }
        return self[first...last]
    }
}
