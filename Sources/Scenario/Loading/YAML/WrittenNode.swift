/// A value as it is written: its aliases stand for what they name, and what its tags and merge keys mean is not looked at yet.
struct WrittenNode {
    /// What is written.
    enum Content {
        case scalar(Scalar)
        case sequence([WrittenNode])
        case mapping([Pair])
    }

    /// A scalar.
    struct Scalar {
        let text: String
        /// Whether it is written without quotes, and not as a block.
        let isPlain: Bool
        /// Whether it is text whatever it looks like: in quotes or a block, without a tag.
        let isText: Bool
    }

    /// A key of a mapping, and its value.
    struct Pair {
        let key: WrittenNode
        let value: WrittenNode
    }

    let content: Content
    /// The tag in full, `!` where it says no more than that it is not plain; nil where none is written.
    let tag: String?
    /// Where it begins; of what an alias stands for, where that is written.
    let place: Place
}
