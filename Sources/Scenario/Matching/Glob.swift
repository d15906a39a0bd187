/// A shell pattern that a whole text fits or not.
struct Glob {
    private enum Element {
        case anything
        case one
        case character(Character)
        case set([ClosedRange<Character>], isExcluded: Bool)
    }

    private let elements: [Element]
    private let ignoreCase: Bool

    init(_ source: String, ignoreCase: Bool) throws(TextPattern.Failure) {
        var elements: [Element] = []
        var rest = (ignoreCase ? source.lowercased() : source)[...]
        while let character = rest.popFirst() {
            switch character {
            case "*": elements.append(.anything)
            case "?": elements.append(.one)
            case "[": elements.append(try Self.set(&rest))
            case "\\":
                guard let escaped = rest.popFirst() else { throw .init(reason: "nothing follows the last backslash") }
                elements.append(.character(escaped))
            default: elements.append(.character(character))
            }
        }
        self.elements = elements
        self.ignoreCase = ignoreCase
    }

    /// The set whose `[` has been read. A `]` that comes first is one of its characters, as in a shell.
    private static func set(_ rest: inout Substring) throws(TextPattern.Failure) -> Element {
        let isExcluded = rest.first == "!" || rest.first == "^"
        if isExcluded { rest.removeFirst() }
        var ranges: [ClosedRange<Character>] = []
        while let first = try member(&rest, canBeBracket: ranges.isEmpty) {
            guard rest.first == "-", let next = rest.dropFirst().first, next != "]" else {
                ranges.append(first...first)
                continue
            }
            rest.removeFirst()
            guard let last = try member(&rest, canBeBracket: true), first <= last else {
                throw .init(reason: "a range in '[…]' ends before it starts")
            }
            ranges.append(first...last)
        }
        return .set(ranges, isExcluded: isExcluded)
    }

    /// The next character of a set; nil at its end.
    private static func member(_ rest: inout Substring, canBeBracket: Bool) throws(TextPattern.Failure) -> Character? {
        guard var character = rest.popFirst() else {
            throw .init(reason: "a '[' has no ']'; write '\\[' for the character itself")
        }
        if character == "]", !canBeBracket { return nil }
        if character == "\\" {
            guard let escaped = rest.popFirst() else { throw .init(reason: "nothing follows the last backslash") }
            character = escaped
        }
        return character
    }

    /// Whether the whole text fits. A mismatch goes back only to the last `*`, which is enough for shell patterns and
    /// keeps the work below the product of both lengths.
    func matches(_ text: String) -> Bool {
        let text = ignoreCase ? text.lowercased() : text
        var place = text.startIndex
        var index = 0
        var retry: (index: Int, place: String.Index)?
        while place < text.endIndex {
            if index < elements.count, case .anything = elements[index] {
                index += 1
                retry = (index, place)
            } else if index < elements.count, Self.fits(elements[index], text[place]) {
                index += 1
                place = text.index(after: place)
            } else if let last = retry {
                let next = text.index(after: last.place)
                retry = (last.index, next)
                (index, place) = (last.index, next)
            } else {
                return false
            }
        }
        return elements[index...].allSatisfy { if case .anything = $0 { true } else { false } }
    }

    private static func fits(_ element: Element, _ character: Character) -> Bool {
        switch element {
        case .anything, .one: true
        case .character(let expected): character == expected
        case .set(let ranges, let isExcluded): ranges.contains { $0.contains(character) } != isExcluded
        }
    }
}
