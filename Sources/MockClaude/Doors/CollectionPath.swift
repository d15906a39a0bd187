import MessagesAPI

/// A path of a collection, taken apart: `/v1/files`, `/v1/files/{id}`, `/v1/files/{id}/content`.
struct CollectionPath: Equatable {
    /// The id of one of those that are collected, without percent-encoding; nil for all of them.
    let id: String?
    /// What of that one is meant; nil for itself.
    let part: String?

    /// Takes a path apart; nil for one that goes elsewhere.
    ///
    /// - Parameter root: the path of all of them.
    init?(_ path: String, root: String) {
        guard path.hasPrefix(root) else { return nil }
        let parts = path.dropFirst(root.count).split(separator: "/", omittingEmptySubsequences: false)
        switch parts.count {
        case 1 where parts[0].isEmpty: (id, part) = (nil, nil)
        case 2...3 where parts[0].isEmpty && !parts[1].isEmpty:
            id = String(percentDecoding: parts[1])
            part = parts.count > 2 ? String(parts[2]) : nil
        default: return nil
        }
    }
}
