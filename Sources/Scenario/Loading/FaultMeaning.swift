internal import Timeline

/// What can be told of a fault before there is a reply that it is done to.
extension ReplyFault {
    /// Why the act means nothing at its place; nil when it means something.
    var contradiction: String? {
        let name = act.name
        switch (at.plain, act) {
        case (.request, .error), (.request, .other(.end)), (.request, .other(.badChunk)), (.request, .other(.corrupt)),
            (.request, .other(.duplicate)), (.request, .other(.drop)), (.request, .other(.swap)):
            return "'\(name)' is done to the body, and at 'request' not even the head is sent; "
                + "the body begins at 'headers'"
        case (.end, .other(.corrupt)), (.end, .other(.duplicate)), (.end, .other(.drop)), (.end, .other(.swap)),
            (.end, .other(.dribble)):
            return "'\(name)' is done to what follows, and nothing follows '\(at.spelled)'"
        case (.end, .other(.end)):
            return "'end' at '\(at.spelled)' changes nothing: the reply ends there anyway"
        case (.end, .error):
            return "an error at '\(at.spelled)' comes after the message has stopped, where few clients read on"
        default: return nil
        }
    }

    /// Whether nothing of the reply follows it.
    var endsReply: Bool {
        switch act {
        case .error, .other(.reset), .other(.close), .other(.end), .other(.stall), .other(.badChunk): true
        case .other: false
        }
    }

    /// Whether it may leave the client without its answer.
    var mayFail: Bool {
        switch act {
        case .other(.end): at.plain != .end
        // A test may cut what it holds.
        case .other(.corrupt), .other(.hold): true
        default: endsReply
        }
    }

    /// Whether it is always done before the other one, whatever the reply is. Those at one place act as they are written.
    func acts(before other: ReplyFault, isWrittenFirst: Bool) -> Bool {
        at.plain == other.at.plain ? isWrittenFirst : at.plain.isAlwaysBefore(other.at.plain)
    }

    /// What of it needs events, as the file has it: the act, or the place; nil when nothing does.
    var eventName: String? {
        switch (at.plain, act) {
        case (_, .error), (_, .other(.duplicate)), (_, .other(.drop)), (_, .other(.swap)): act.name
        case (.event, _), (.block, _): at.spelled
        default: nil
        }
    }
}

extension Position {
    /// The plainest name of the same place.
    fileprivate var plain: Position {
        switch self {
        case .event(0, byte: 0), .byte(0), .share(0): .headers
        case .share(1): .end
        default: self
        }
    }

    /// Whether every reply comes to this place before the other one. Places of two kinds cannot be compared.
    fileprivate func isAlwaysBefore(_ other: Position) -> Bool {
        switch (self, other) {
        case (_, .request): false
        case (.request, _): true
        case (_, .headers): false
        case (.headers, _): true
        case (.event(let event, let byte), .event(let otherEvent, let otherByte)):
            (event, byte) < (otherEvent, otherByte)
        case (.byte(let byte), .byte(let other)): byte < other
        case (.block(let block), .block(let other)): block < other
        case (.share(let share), .share(let other)): share < other
        default: false
        }
    }
}
