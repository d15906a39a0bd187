/// Something in an answer of the service that is not known here, so that the service has changed, or the table is not
/// complete.
public struct UnknownPart: Sendable, Hashable {
    /// What it is.
    public enum Kind: Sendable, Hashable {
        /// The type of an event.
        case eventType
        /// The type of a content block.
        case blockType
        /// The type of a content block's delta.
        case deltaType
        /// Why a message ended.
        case stopReason
        /// The type of an error.
        case errorType
        /// A status code.
        case status
        /// A member of something that is known, in words: `a text block`.
        case member(of: String)
    }

    /// What it is.
    public let kind: Kind
    /// What it is called.
    public let name: String

    init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }
}

extension UnknownPart: CustomStringConvertible {
    /// What it is, in words: `the event type 'new_event'`.
    public var description: String {
        switch kind {
        case .eventType: "the event type '\(name)'"
        case .blockType: "the block type '\(name)'"
        case .deltaType: "the delta type '\(name)'"
        case .stopReason: "the stop reason '\(name)'"
        case .errorType: "the error type '\(name)'"
        case .status: "the status \(name)"
        case .member(let owner): "the member '\(name)' of \(owner)"
        }
    }
}
