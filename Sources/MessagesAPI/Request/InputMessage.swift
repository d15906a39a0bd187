/// One message of a conversation that a client sends.
public struct InputMessage: Sendable {
    /// Who speaks: `user`, `assistant`, or `system` where the service allows it.
    public let role: String
    private let json: JSON

    /// Reads what there is; what is missing is empty.
    public init(_ json: JSON) {
        role = json[.role]?.string ?? ""
        self.json = json
    }

    /// The content blocks; a plain string counts as one text block. They are made each time that they are asked for.
    public var blocks: [JSONObject] { Self.blocks(of: json[.content]) }

    /// The text of the text blocks, joined by newlines.
    public var text: String { Self.joined(blocks) }

    /// The text of a field that holds a string or a list of blocks, such as `system` or a tool result's `content`.
    public static func text(of json: JSON?) -> String {
        switch json {
        case .string(let text)?: text
        case .array(let elements)?: joined(elements.compactMap(\.object))
        default: ""
        }
    }

    /// The blocks of such a field; a plain string counts as one text block.
    static func blocks(of json: JSON?) -> [JSONObject] {
        switch json {
        case .string(let text)?: return [JSONObject(textBlock: text)]
        case .array(let elements)?:
            var blocks: [JSONObject] = []
            blocks.reserveCapacity(elements.count)
            for case .object(let block) in elements { blocks.append(block) }
            return blocks
        default: return []
        }
    }

    private static func joined(_ blocks: [JSONObject]) -> String {
        blocks.compactMap { $0.isOfType(.text) ? $0[.text]?.string : nil }.joined(separator: "\n")
    }
}

extension JSONObject {
    init(textBlock text: String) {
        self.init(withDuplicates: [Member(.type, "text"), Member(.text, .string(text))])
    }
}
