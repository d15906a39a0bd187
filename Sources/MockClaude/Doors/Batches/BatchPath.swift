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
        guard let path = CollectionPath(path, root: Self.root) else { return nil }
        switch (path.id, path.part) {
        case (nil, _): self = .all
        case (let id?, nil): self = .one(id)
        case (let id?, "cancel"): self = .cancellation(id)
        case (let id?, "results"): self = .results(id)
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
