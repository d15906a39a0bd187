import HTTPDaemon

/// What a door may need for an answer of its own, beside the request.
struct DoorContext {
    /// The session that the request belongs to.
    let session: Session
    /// What another request of the same session gets at this moment, from the same rules; it is not written down.
    let answer: (HTTPRequest) -> Answer
}
