/// Answers requests, and says which connections may make any.
///
/// It must not block: while it runs, no other stream of that loop moves.
public protocol RequestHandler: Sendable {
    /// The response to this request.
    ///
    /// Called on the loop that owns the connection, as soon as the request has been read whole, possibly on several loops at
    /// once.
    func respond(to request: HTTPRequest) -> HTTPResponse

    /// What becomes of the connection that has just been accepted.
    ///
    /// Called on the loop that accepts, once for each connection in the order of acceptance, before anything is read from it.
    func admit() -> Admission

    /// The longest body, in bytes, that is kept of a request with that target, which is as in `HTTPRequest`; nil for the
    /// daemon's own limit.
    ///
    /// Called on the connection's loop once for each request that may have a body, when its head has been read.
    func maximumBodyBytes(target: String) -> Int?

    /// A client that was to be served speaks something else; it is told so, and its connection ends.
    ///
    /// Called on the loop that was to serve it.
    func turnedAway(speaking foreign: ForeignProtocol)
}

extension RequestHandler {
    /// Everyone is served.
    public func admit() -> Admission {
        .serve
    }

    /// The daemon's own limit holds for every target.
    public func maximumBodyBytes(target: String) -> Int? {
        nil
    }

    /// Nobody need know.
    public func turnedAway(speaking foreign: ForeignProtocol) {}
}
