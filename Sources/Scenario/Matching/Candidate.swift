public import MessagesAPI

/// A request that rules are tried on.
///
/// It remembers the texts that were looked up, because a thousand rules may ask for the same one. So it is made for one
/// search and used by one thread.
public final class Candidate {
    /// The request.
    public let request: MessagesRequest
    /// The path without its query, after `/session/NAME` and `/anthropic` were taken off.
    public let path: String
    /// 1 + the call's earlier requests.
    public let attempt: Int
    private let header: (String) -> String?

    /// A candidate; `header` gives the value of a header field by its name, which it looks up without regard to case.
    public init(
        _ request: MessagesRequest,
        path: String = "/v1/messages",
        attempt: Int = 1,
        header: @escaping (_ name: String) -> String? = { _ in nil }
    ) {
        self.request = request
        self.path = path
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

    func header(named name: String) -> Subject? {
        header(name).map { Subject($0, isSecret: Secret.isHeader(name)) }
    }
}
