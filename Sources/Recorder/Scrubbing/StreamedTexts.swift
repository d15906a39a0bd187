/// The texts that a stream of events sends in pieces, put together.
struct StreamedTexts {
    /// The texts, in the order in which they begin.
    private(set) var texts: [MappedText] = []
    /// Which text a block's pieces of some name go on, by the block's index and the name.
    private var current: [String: [String: Int]] = [:]

    /// Members of a delta that are no pieces of a text.
    private static let whole: Set = ["type", "signature", "stop_reason", "stop_sequence", "container", "citation"]

    /// No texts.
    init() {}

    /// Puts the pieces in the data of an event to their texts, and tells which strings they are.
    mutating func take(_ tokens: [JSONToken], of data: MappedText) -> (JSONToken) -> Bool {
        let index =
            tokens.first { $0.kind == .literal && $0.path == ["index"] }
            .map { String(decoding: data.bytes[$0.range], as: UTF8.self) } ?? ""
        if tokens.contains(where: { $0.path.first == "content_block" }) {
            current[index] = nil
        }
        for token in tokens where Self.isPiece(token) {
            let name = token.path.last ?? ""
            let place = current[index]?[name] ?? texts.count
            if place == texts.count { texts.append(MappedText()) }
            current[index, default: [:]][name] = place
            texts[place].append(data.jsonString(token.range))
        }
        return Self.isPiece
    }

    /// Whether it is a piece of a block's text, or of the answer of the older interface for completions.
    private static func isPiece(_ token: JSONToken) -> Bool {
        guard token.kind == .string else { return false }
        switch token.path.count {
        case 1: return token.path == ["completion"]
        case 2 where token.path[0] == "delta": return !whole.contains(token.path[1])
        case 2: return token.path == ["content_block", "text"] || token.path == ["content_block", "thinking"]
        default: return false
        }
    }
}
