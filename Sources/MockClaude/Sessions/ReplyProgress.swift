import HTTPDaemon

/// How a reply stands with its client.
enum ReplyProgress: Sendable {
    /// The client waits for it, or for more of it.
    case underWay
    /// What ends it is on its way.
    case served
    /// The client left before that.
    case left
}

extension ReplyProgress {
    /// How a client stands. A request that no connection brought has its reply as soon as there is one.
    init(_ client: ClientPresence?) {
        switch client?.state {
        case .waiting?: self = .underWay
        case .served?, nil: self = .served
        case .left?: self = .left
        }
    }
}
