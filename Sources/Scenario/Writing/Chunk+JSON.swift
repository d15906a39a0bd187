import MessagesAPI

extension Chunk {
    /// The way's name, or the number of characters.
    var json: JSON {
        switch self {
        case .word: "word"
        case .whole: "whole"
        case .characters(let count): ["characters": .number(JSONNumber(count))]
        }
    }
}
