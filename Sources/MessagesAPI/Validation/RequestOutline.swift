/// What a conversation is made of, found out once for all rules: who speaks in each message, and the kind of each block.
///
/// It is good as long as the messages are read.
struct RequestOutline {
    /// Who speaks in a message.
    enum Role: Sendable {
        case user
        case assistant
        case system
        case other
    }

    /// A block by its place.
    struct Block {
        /// The position of its message.
        let message: Int
        /// Its position among the message's blocks.
        let position: Int
        let kind: BlockKind
        /// The block itself; of a plain string, which counts as one text block, the string.
        let node: JSONNode

        /// The type as it is spelled; empty when it has none.
        var type: String { node.type == .string ? "text" : node[.type]?.string ?? "" }

        /// The text of a text block.
        var text: JSONNode? { node.type == .string ? node : node[.text] }

        /// The id of a call, or that of the call which a block answers; empty where there is none.
        let id: ExactBytes

        init(message: Int, position: Int, kind: BlockKind, node: JSONNode) {
            (self.message, self.position, self.kind, self.node) = (message, position, kind, node)
            let id: JSONNode? =
                switch kind {
                case .toolUse, .serverToolUse: node[.id]
                case .toolResult, .serverResult: node[.toolUseID]
                default: nil
                }
            let bytes = id.flatMap { $0.type == .string ? $0.bytes : nil }
            self.id = ExactBytes(bytes ?? UnsafeRawBufferPointer(start: nil, count: 0))
        }
    }

    /// Who speaks, message by message.
    let roles: [Role]
    /// All blocks, in order.
    let blocks: [Block]
    /// The bits of all their kinds.
    let kinds: UInt32
    // Where the blocks of each message begin, and where the last ones end.
    private let starts: [Int]

    init(_ messages: JSONNode.Elements) {
        var blocks: [Block] = []
        // Most messages of most requests have one or two.
        blocks.reserveCapacity(2 * messages.count)
        var kinds: UInt32 = 0
        var starts: [Int] = []
        starts.reserveCapacity(messages.count + 1)
        for index in messages.indices {
            starts.append(blocks.count)
            guard let content = messages[index][.content] else { continue }
            if content.type == .string {
                kinds |= BlockKind.text.bit
                blocks.append(Block(message: index, position: 0, kind: .text, node: content))
            }
            for node in content.elements where node.type == .object {
                let kind = BlockKind(node)
                kinds |= kind.bit
                let position = blocks.count - starts[index]
                blocks.append(Block(message: index, position: position, kind: kind, node: node))
            }
        }
        starts.append(blocks.count)
        self.starts = starts
        self.blocks = blocks
        self.kinds = kinds
        roles = messages.map { Self.roles[$0[.role]] ?? .other }
    }

    /// The blocks of the message at that position.
    func blocks(of message: Int) -> ArraySlice<Block> { blocks[starts[message]..<starts[message + 1]] }

    /// The blocks of messages that follow each other.
    func blocks(of messages: Range<Int>) -> ArraySlice<Block> {
        blocks[starts[messages.lowerBound]..<starts[messages.upperBound]]
    }

    private static let roles: Choices<Role> = ["user": .user, "assistant": .assistant, "system": .system]
}
