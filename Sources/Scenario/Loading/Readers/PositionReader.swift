internal import Timeline

extension Position {
    /// The words that places are made of.
    private static let words = ["request", "headers", "event", "byte", "block", "end"]

    /// One of each kind, for errors.
    private static let examples = [
        "request", "headers", "event 5", "event 5 byte 10", "byte 100", "block 1", "50%", "end",
    ]

    /// Reads a place on the wire, such as `event 5`. `others` are the names that may stand there too, for the errors.
    static func read(_ node: Node, or others: [String] = [], _ problems: Problems) -> Position? {
        let examples = examples + others
        if case .integer(let number)? = node.resolved {
            problems.error(
                "the number \(number) alone is no place, did you mean 'event \(number)' or 'byte \(number)'?",
                at: node.place
            )
            return nil
        }
        guard case .scalar(let scalar) = node.content, !node.isNull else {
            problems.expected("a place, one of \(examples.joined(separator: ", "))", found: node)
            return nil
        }
        if let position = Position(spelled: scalar.text) { return position }
        problems.error(complaint(about: scalar.text, examples, others), at: node.place)
        return nil
    }

    private static func complaint(about text: String, _ examples: [String], _ others: [String]) -> String {
        if text.hasSuffix("%"), Double(decimal: text.dropLast()) != nil {
            return "expected a share from 0% to 100%, found '\(text)'"
        }
        if text.hasPrefix("block "), count(text.dropFirst(6)) == 0 {
            return "blocks are counted from 1, found '\(text)'"
        }
        let near = respelled(text, with: words + others.flatMap { $0.split(separator: " ").map(String.init) })
        let isPlace = Position(spelled: near) != nil || others.contains(near)
        let hint = isPlace ? ", did you mean '\(near)'?" : "; places: \(examples.joined(separator: ", "))"
        return "unknown place '\(text)'\(hint)"
    }

    /// The text with each of its words replaced by the nearest of these, and one space between words and numbers.
    private static func respelled(_ text: String, with words: [String]) -> String {
        var parts: [String] = []
        var last: Character?
        for character in text {
            defer { last = character }
            guard isNumeric(character) || character.isLetter else { continue }
            let continues = last.map { character.isLetter ? $0.isLetter : isNumeric($0) } ?? false
            if continues || character == "%" && !parts.isEmpty {
                parts[parts.count - 1].append(character)
            } else {
                parts.append(String(character))
            }
        }
        return parts.map { NearestName.of($0, in: words) ?? $0 }.joined(separator: " ")
    }

    private static func isNumeric(_ character: Character) -> Bool { "0123456789.%".contains(character) }
}

extension Position {
    /// The place that is spelled like in a scenario: `event 5`, `50%`; nil for anything else.
    init?(spelled text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        switch words.count {
        case 1: self.init(word: words[0])
        case 2:
            guard let count = Self.count(words[1]) else { return nil }
            switch words[0] {
            case "event": self = .event(count)
            case "byte": self = .byte(count)
            case "block" where count > 0: self = .block(count)
            default: return nil
            }
        case 4:
            guard words[0] == "event", let event = Self.count(words[1]), words[2] == "byte",
                let byte = Self.count(words[3])
            else { return nil }
            self = .event(event, byte: byte)
        default: return nil
        }
    }

    private init?(word: Substring) {
        switch word {
        case "request": self = .request
        case "headers": self = .headers
        case "end": self = .end
        default:
            guard word.hasSuffix("%"), let percent = Double(decimal: word.dropLast()), percent <= 100 else {
                return nil
            }
            self = .share(percent / 100)
        }
    }

    /// A number of digits alone, without a sign.
    private static func count(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
