import HTTPDaemon
import MessagesAPI

/// Where a request goes: its path without the prefixes that belong to the mock, and the session that they name.
struct Route: Sendable, Equatable {
    /// The session of a request that names none.
    static let defaultSession = "default"

    /// The path as the service would see it: `/v1/messages`.
    let path: String
    /// The query, nil when there is none.
    let query: String?
    /// The session's name.
    let session: String
    /// The session that the path names; nil when it names none.
    let sessionInPath: String?

    /// Takes `/session/NAME` and `/anthropic` off the front, in that order, and reads `x-mock-session`; the path's session
    /// goes before the header's, and an empty name is none.
    init(_ request: HTTPRequest) {
        var path = request.path[...]
        var session: String?
        let prefix = "/session/"
        if path.hasPrefix(prefix) {
            let rest = path.dropFirst(prefix.count)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            session = String(percentDecoding: rest[..<end])
            path = rest[end...]
        }
        if path.hasPrefix("/anthropic/") { path = path.dropFirst("/anthropic".count) }
        self.path = String(path)
        query = request.query
        sessionInPath = session.flatMap { $0.isEmpty ? nil : $0 }
        let header = request.headers.value(of: "x-mock-session").flatMap { $0.isEmpty ? nil : $0 }
        self.session = sessionInPath ?? header ?? Self.defaultSession
    }
}
