internal import MessagesAPI

/// Finds what is secret in a body, whatever it is: JSON, a stream of events, or any other text.
struct BodySearch {
    /// What was found so far.
    private(set) var redactions = Redactions()
    private let search: SecretSearch
    private var spans: [(text: MappedText, tokens: [JSONToken], depth: Int)] = []

    /// How deep a text in a string in a text is looked for.
    private static let deepest = 5

    /// What is to be taken out of a body.
    static func redactions(in body: [UInt8], _ kind: BodyKind, _ search: SecretSearch) -> Redactions {
        var result = BodySearch(search: search)
        let text = MappedText(body)
        switch kind {
        case .eventStream: result.find(inStream: text)
        case .form:
            for place in SecretParameters.places(inForm: body, body.indices) { result.redactions.add([place]) }
            result.find(in: text)
        case .multipart(let boundary):
            for field in MultipartFields(of: body, boundary: boundary).fields {
                if SecretNames.isSecretParameter(field.name) {
                    result.redactions.add([field.value])
                } else if JSONToken.all(in: Array(body[field.value])) != nil {
                    result.find(in: text[field.value])
                }
            }
            result.find(in: text)
        case .other: result.find(in: text)
        }
        result.findSpans()
        return result.redactions
    }

    private init(search: SecretSearch) { self.search = search }

    private mutating func find(in text: MappedText, depth: Int = 0) {
        if depth < Self.deepest, let tokens = JSONToken.all(in: text.bytes) {
            find(in: text, tokens, depth: depth) { _ in false }
        } else {
            search.redact(text, in: &redactions)
        }
    }

    /// Finds what is secret in JSON. So that it stays JSON, only what stands in a string is taken out, and whole numbers.
    ///
    /// - Parameter isElsewhere: whether a string is looked through as a part of a longer text.
    private mutating func find(
        in text: MappedText,
        _ tokens: [JSONToken],
        depth: Int,
        where isElsewhere: (JSONToken) -> Bool
    ) {
        let members = SecretMembers(of: text, tokens)
        for token in tokens where !isElsewhere(token) {
            let isSecret = members.holds(token)
            switch token.kind {
            case .literal: findLiteral(text, token, depth: depth, isSecret: isSecret)
            case .key: search.redact(text.jsonString(token.range), in: &redactions)
            case .string where isSecret: redactions.add(text.origins(of: token.range))
            case .string:
                let string = text.jsonString(token.range)
                if token.path.suffix(2) == ["metadata", "user_id"] {
                    for range in SecretShapes.ids(in: string.bytes) { redactions.add(string.origins(of: range)) }
                }
                find(in: string, depth: depth + 1)
            }
        }
        if !search.patterns.isEmpty { spans.append((text, tokens, depth)) }
    }

    /// Finds a secret number. It becomes a string, which is the only way to say that it is gone.
    private mutating func findLiteral(_ text: MappedText, _ token: JSONToken, depth: Int, isSecret: Bool) {
        let isNumber = text.bytes[token.range].contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard isNumber else { return }
        var found = Redactions()
        search.redact(MappedText(Array(text.bytes[token.range])), in: &found)
        guard isSecret || !found.isEmpty else { return }
        redactions.add(text.origins(of: token.range), text: Self.quoted(at: depth))
    }

    /// Finds what is secret in a stream of events: in each line, and in what the pieces of a block say together.
    private mutating func find(inStream text: MappedText) {
        var pieces = StreamedTexts()
        for field in EventField.all(in: text) {
            guard case .data(let data) = field, let tokens = JSONToken.all(in: data.bytes) else {
                search.redact(field.text, in: &redactions)
                continue
            }
            let isPiece = pieces.take(tokens, of: data)
            find(in: data, tokens, depth: 0, where: isPiece)
        }
        for text in pieces.texts { find(in: text, depth: 1) }
    }

    /// Finds what patterns name that is more than one string, such as a member with its name. The strings in it are taken
    /// out, and the numbers. A pattern that has found a part of it there has found what it means.
    private mutating func findSpans() {
        for (text, tokens, depth) in spans {
            let readable = MappedText(text.bytes).repaired
            for (index, pattern) in search.patterns.enumerated() {
                for range in pattern.ranges(in: readable.bytes) {
                    let places = readable.origins(of: range)
                    let span = places[0].lowerBound..<places[places.count - 1].upperBound
                    if redactions.hasAny(of: index, at: text.origins(of: span)) { continue }
                    find(in: text, tokens, across: span, of: index, depth: depth)
                }
            }
        }
    }

    private mutating func find(
        in text: MappedText,
        _ tokens: [JSONToken],
        across range: Range<Int>,
        of pattern: Int,
        depth: Int
    ) {
        // Tokens stand in order, and there may be very many.
        let first = tokens.firstOrdered { $0.range.upperBound > range.lowerBound } ?? tokens.endIndex
        for token in tokens[first...].prefix(while: { $0.range.lowerBound < range.upperBound })
        where token.range.overlaps(range) {
            switch token.kind {
            case .string: redactions.add(text.origins(of: token.range.clamped(to: range)), pattern: pattern)
            case .literal where text.bytes[token.range].contains { $0 < 0x3A }:
                redactions.add(text.origins(of: token.range), text: Self.quoted(at: depth), pattern: pattern)
            case .literal, .key: break
            }
        }
    }

    /// A string that says that something is gone, as it is written in a string in a string, so many times.
    private static func quoted(at depth: Int) -> String {
        let quote = (0..<depth).reduce("\"") { quote, _ in
            quote.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        }
        return quote + Scrubber.placeholder + quote
    }
}
