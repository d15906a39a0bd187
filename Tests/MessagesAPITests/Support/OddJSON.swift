import MessagesAPI

extension JSON {
    /// An object whose strings hold what is hard to carry: quotes, backslashes, line ends, separators and characters of every
    /// length.
    static func odd(using generator: inout some RandomNumberGenerator, depth: Int = 3) -> JSON {
        var object: JSONObject = ["type": "odd"]
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            let key = oddText(using: &generator)
            switch Int.random(in: depth > 0 ? 0...5 : 2...5, using: &generator) {
            case 0: object[key] = odd(using: &generator, depth: depth - 1)
            case 1: object[key] = [odd(using: &generator, depth: depth - 1), 1, .string(oddText(using: &generator))]
            case 2: object[key] = .null
            case 3: object[key] = 12.5
            default: object[key] = .string(oddText(using: &generator))
            }
        }
        return .object(object)
    }

    private static func oddText(using generator: inout some RandomNumberGenerator) -> String {
        let parts = [
            "\"", "\\", "\\\"", "\n", "\r", "\r\n", "\u{2028}", "\u{2029}", "\u{85}", "\u{0}", "\u{1F}", "\u{7F}", "é",
            "e\u{301}",
            "😀", "👩‍👩‍👧", "\u{FEFF}", ",", ":", "{", "}", "[", "data: ", "\n\n", " ", "x", "\\u0041", "\u{10FFFF}",
            "\u{FFFD}",
        ]
        return (0..<Int.random(in: 0...8, using: &generator)).map { _ in
            parts[Int.random(in: parts.indices, using: &generator)]
        }.joined()
    }
}
