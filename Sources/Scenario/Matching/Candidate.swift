public import MessagesAPI

/// A request that rules are tried on.
///
/// It remembers the texts that were looked up, because a thousand rules may ask for the same one. So it is made for one
/// request and used by one thread.
public final class Candidate {
    /// The request.
    public let request: MessagesRequest
    /// The path without its query, after `/session/NAME` and `/anthropic` were taken off.
    public let path: String
    /// Whether a message is asked for, so that rules which name no path are tried: at `/v1/messages`, or at another endpoint
    /// that answers with messages.
    public let asksForMessage: Bool
    /// The query; nil when there is none.
    public let query: String?
    /// The method.
    public let method: String
    /// The body as it was sent.
    public let body: [UInt8]
    /// 1 + the call's earlier requests.
    public let attempt: Int
    private let sent: JSON?
    private let header: (String) -> String?

    /// A candidate; without more said a message is asked for at `/v1/messages` alone.
    ///
    /// - Parameters:
    ///   - sent: the body as JSON, where the request is what was made of it; nil for the request's own.
    ///   - header: gives the value of a header field by its name, which it looks up without regard to case.
    public init(
        _ request: MessagesRequest,
        path: String = "/v1/messages",
        asksForMessage: Bool? = nil,
        query: String? = nil,
        method: String = "POST",
        body: [UInt8] = [],
        sent: JSON? = nil,
        attempt: Int = 1,
        header: @escaping (_ name: String) -> String? = { _ in nil }
    ) {
        self.request = request
        self.path = path
        self.asksForMessage = asksForMessage ?? (path == "/v1/messages")
        self.query = query
        self.method = method
        self.body = body
        self.sent = sent
        self.attempt = attempt
        self.header = header
    }

    lazy var model = Subject(request.model)
    lazy var lastUser = Subject(request.lastUserText)
    lazy var system = Subject(request.systemText)
    lazy var allTexts = request.allTexts.map { Subject($0) }
    lazy var toolResults = request.toolResults
    lazy var turn = request.turn
    lazy var pathSubject = Subject(path)
    /// The body as it was sent, as JSON; nil where it is none.
    lazy var json = sent ?? (request.body == .null ? try? JSON(parsing: body) : request.body)

    /// What tells it from requests of other recordings, by the outlines that were asked for. They are few.
    private var recordedDigests: [(outline: RecordedRequest.Outline, digest: UInt64)] = []

    func digest(by outline: RecordedRequest.Outline) -> UInt64 {
        if let known = recordedDigests.first(where: { $0.outline == outline }) { return known.digest }
        let digest = outline.digest(of: self)
        recordedDigests.append((outline, digest))
        return digest
    }

    func header(named name: String) -> Subject? {
        header(name).map { Subject($0, isSecret: Secret.isHeader(name)) }
    }
}
