import MessagesAPI
import Timeline

extension Pings {
    /// The choice's name, or the time between them.
    var json: JSON {
        switch self {
        case .first: "first"
        case .none: "none"
        case .every(let interval): ["every": interval.json]
        }
    }
}
