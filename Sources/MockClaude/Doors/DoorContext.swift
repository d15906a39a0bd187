import HTTPDaemon
import MessagesAPI
import Timeline

/// What a door may need for an answer of its own, beside the request.
struct DoorContext {
    /// The session that the request belongs to.
    let session: Session
    /// Where the ids of the answer come from, that of the request aside.
    var identifiers: Identifiers
    /// What the server measures time with.
    let clock: ServerClock
    /// The present moment as a time of day.
    let time: Timestamp
    /// How fast time passes.
    let speed: Speed
    /// What another request of the same session gets at this moment, from the same rules. It is not written down, but the
    /// session counts what it used; the rate limits are not asked.
    let answer: (HTTPRequest) -> Answer

    /// Whether what the service refuses is refused; else what nobody has made is made up.
    var isStrict: Bool { session.loaded.validator.strictness == .strict }
}
