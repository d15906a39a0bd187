extension StreamGrammar {
    /// A content block whose stop has not come yet, and what its deltas must still bring.
    struct OpenBlock: Sendable {
        let index: Int
        let type: String
        private var isSigned: Bool
        private var isCompacted = false
        private var input: [UInt8] = []

        init(index: Int, type: String, content: JSONObject) {
            self.index = index
            self.type = type
            isSigned = content["signature"]?.string?.isEmpty == false
        }

        /// Whether the block is the call of a tool, whose input comes in pieces.
        var takesInput: Bool { DeltaTypes.ofBlock(type) == ["input_json_delta"] }

        /// The member of each known delta, and whether it is a string.
        private static let members: [String: (name: String, isString: Bool)] = [
            "text_delta": ("text", true), "citations_delta": ("citation", false), "thinking_delta": ("thinking", true),
            "signature_delta": ("signature", true), "input_json_delta": ("partial_json", true),
            "compaction_delta": ("content", false),
        ]

        /// Takes a delta; why it may not stand here, nil when it may. Unknown blocks and unknown deltas may be anything.
        mutating func accept(_ delta: JSONObject, kind: String) -> String? {
            guard let member = Self.members[kind] else { return nil }
            if let fitting = DeltaTypes.ofBlock(type), !fitting.contains(kind) {
                let expected = fitting.isEmpty ? "no delta" : fitting.joined(separator: " or ")
                return "expected \(expected) in the \(type) block \(index), found \(kind)"
            }
            guard let value = delta[member.name], !member.isString || value.string != nil else {
                return "expected \(member.isString ? "a string" : "a value") as \(member.name) in \(kind)"
            }
            switch kind {
            case "thinking_delta" where isSigned, "signature_delta" where isSigned:
                return "expected content_block_stop after the signature of the thinking block \(index), found \(kind)"
            case "compaction_delta" where isCompacted:
                return "expected one compaction_delta in block \(index), found a second"
            case "signature_delta": isSigned = true
            case "compaction_delta": isCompacted = true
            case "input_json_delta": input += Array((value.string ?? "").utf8)
            default: break
            }
            return nil
        }

        /// Why the block cannot end here, nil when it can.
        var reasonAgainstStop: String? {
            if type == "thinking", !isSigned {
                return "expected a signature_delta before content_block_stop of the thinking block \(index), found none"
            }
            guard takesInput, !input.isEmpty else { return nil }
            let expected = "expected the input of the \(type) block \(index) to be a JSON object"
            do {
                let value = try JSON(parsing: input)
                return value.object == nil ? "\(expected), found \(value.kind)" : nil
            } catch {
                return "\(expected): \(error)"
            }
        }
    }
}
