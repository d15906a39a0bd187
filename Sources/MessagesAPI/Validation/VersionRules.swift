/// What version 2026-10-21 refuses and the older one takes, beyond the sampling fields that it does not know.
enum VersionRules {
    static let all: [RequestRule] = [noDocumentFromAssistant, noCitationsFromUser]

    static let noDocumentFromAssistant = RequestRule(onBlocks: .document) { request in
        firstBlock(in: request, of: .assistant) { block in
            block.kind == .document ? ".type: `document` blocks are not permitted in `assistant` messages" : nil
        }
    }

    /// A user's text block may not carry citations, directly or inside a search result.
    static let noCitationsFromUser = RequestRule(onBlocks: .text, .searchResult) { request in
        firstBlock(in: request, of: .user) { block in
            if block.kind == .text, hasCitations(block.node) {
                return ".text.citations: Extra inputs are not permitted"
            }
            guard block.kind == .searchResult,
                let index = block.node.elements(of: .content).firstIndex(where: hasCitations)
            else { return nil }
            return ".search_result.content.\(index).text.citations: Extra inputs are not permitted"
        }
    }

    private static func hasCitations(_ block: JSONNode) -> Bool { !block.elements(of: .citations).isEmpty }

    /// The error for the first block that is found fault with; the fault comes with the rest of the block's path.
    private static func firstBlock(
        in request: RequestUnderCheck,
        of role: RequestOutline.Role,
        fault: (RequestOutline.Block) -> String?
    ) -> APIError? {
        guard request.version == .v2026_10_21 else { return nil }
        for block in request.outline.blocks where request.outline.roles[block.message] == role {
            if let fault = fault(block) {
                return .invalid("messages.\(block.message).content.\(block.position)\(fault)")
            }
        }
        return nil
    }
}
