/// A request whose fields have the right types, and what else decides whether it is accepted.
///
/// It is a class so that no rule copies it. It is good as long as the request's body is read.
final class RequestUnderCheck {
    let request: MessagesRequest
    /// The request's body.
    let body: JSONNode
    let outline: RequestOutline
    /// The marks for the cache.
    let marks: [CacheRules.Mark]
    let endpoint: RequestValidator.Endpoint
    let version: APIVersion
    let betas: [String]
    /// What the catalog knows of the model, nil for a name that is no Claude model's.
    let model: ModelInfo?

    init(
        _ request: MessagesRequest,
        _ body: JSONNode,
        _ endpoint: RequestValidator.Endpoint,
        _ version: APIVersion,
        _ betas: [String]
    ) {
        self.request = request
        self.body = body
        outline = RequestOutline(body.elements(of: .messages))
        marks = CacheRules.marks(in: body)
        self.endpoint = endpoint
        self.version = version
        self.betas = betas
        model = ModelCatalog.model(request.model)
    }

    /// Whether a beta of that name, whatever its date, is asked for.
    func hasBeta(_ name: String) -> Bool { betas.contains { $0.hasPrefix(name) } }

    var continuesThread: Bool { request.continuesThread }
}
