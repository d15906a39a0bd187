/// What a conversation is made of, found out once for all rules: who speaks in each message, and the kind of each block.
struct RequestOutline: Sendable {
    /// Who speaks in a message.
    enum Role: Sendable {
        case user
        case assistant
        case system
        case other
    }

    /// A block by its place.
    struct Block: Sendable {
        /// The position of its message.
        let message: Int
        /// Its position among the message's blocks.
        let position: Int
        let kind: BlockKind
    }

    /// Who speaks, message by message.
    let roles: [Role]
    /// All blocks, in order.
    let blocks: [Block]
    /// The bits of all their kinds.
    let kinds: UInt32
    // Where the blocks of each message begin, and where the last ones end.
    private let starts: [Int]

    init(_ messages: [InputMessage]) {
        var blocks: [Block] = []
        blocks.reserveCapacity(messages.reduce(0) { $0 + $1.blocks.count })
        var kinds: UInt32 = 0
        var starts: [Int] = []
        starts.reserveCapacity(messages.count + 1)
        for index in messages.indices {
            starts.append(blocks.count)
            for position in messages[index].blocks.indices {
                let kind = BlockKind(messages[index].blocks[position])
                kinds |= kind.bit
                blocks.append(Block(message: index, position: position, kind: kind))
            }
        }
        starts.append(blocks.count)
        self.starts = starts
        self.blocks = blocks
        self.kinds = kinds
        roles = messages.map { Self.roles[$0.role] ?? .other }
    }

    /// The blocks of the message at that position.
    func blocks(of message: Int) -> ArraySlice<Block> { blocks[starts[message]..<starts[message + 1]] }

    private static let roles: Choices<Role> = ["user": .user, "assistant": .assistant, "system": .system]
}
