extension Chunk {
    /// Reads `word`, `whole`, or `{characters: N}`.
    static func read(_ node: Node, _ problems: Problems) -> Chunk? {
        guard case .map = node.content else {
            switch String.read(node, oneOf: ["word", "whole"], or: "{characters: 12}", "chunk", problems) {
            case "word"?: return .word
            case "whole"?: return .whole
            default: return nil
            }
        }
        return MapReader.read(node, "a chunk", problems) { map in
            map.required("characters") { Int.read($0, in: 1...Int.max, $1) }.map(Chunk.characters)
        }
    }
}
