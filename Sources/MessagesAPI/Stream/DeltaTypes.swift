/// Which deltas may stand in which content blocks.
enum DeltaTypes {
    /// The deltas that a block of that type takes, none where a block is whole from its start; nil for a type that is not
    /// known, which may take any.
    static func ofBlock(_ type: String) -> [String]? { Vocabulary.blocks[type]?.deltas }
}
