/// Answers requests.
///
/// It is called on the loop that owns the connection, as soon as a request has been read whole, possibly on several
/// loops at once. It must not block: while it runs, no other stream of that loop moves.
public protocol RequestHandler: Sendable {
    /// The response to this request.
    func respond(to request: HTTPRequest) -> HTTPResponse
}
