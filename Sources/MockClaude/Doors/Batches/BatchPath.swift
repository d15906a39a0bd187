import MessagesAPI

/// A path of the message batches, taken apart.
enum BatchPath: Equatable {
    /// `/v1/messages/batches`
    case all
    /// `/v1/messages/batches/{id}`
    case one(String)
    /// `/v1/messages/batches/{id}/cancel`
    case cancellation(String)
    /// `/v1/messages/batches/{id}/results`
    case results(String)

    /// The path of all batches.
    static let root = "/v1/messages/batches"

    /// Takes a path apart; nil when it is none of these.
    init?(_ path: String) {
        guard path.hasPrefix(Self.root) else { return nil }
        let rest = path.dropFirst(Self.root.count)
        if rest.isEmpty {
            self = .all
            return
        }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        let id = String(percentDecoding: parts[1])
        switch parts.dropFirst(2) {
        case []: self = .one(id)
        case ["cancel"]: self = .cancellation(id)
        case ["results"]: self = .results(id)
        default: return nil
        }
    }

    /// The methods that are taken there.
    var methods: [String] {
        switch self {
        case .all: ["POST", "GET"]
        case .one: ["GET", "DELETE"]
        case .cancellation: ["POST"]
        case .results: ["GET"]
        }
    }
}
