internal import MessagesAPI
public import Scenario

/// Something that the server saw a client do wrong.
public struct Finding: Sendable, Equatable {
    /// What it is.
    public var kind: FindingKind
    /// The id of the request that it was seen at.
    public var request: String
    /// What was seen, for people.
    public var detail: String

    /// The finding as the control API shows it.
    var json: JSON {
        ["kind": .string(kind.rawValue), "request": .string(request), "detail": .string(detail)]
    }
}
