/// A request whose fields have the right types, and what else decides whether it is accepted.
///
/// It is a class so that no rule copies it.
final class RequestUnderCheck: Sendable {
    let request: MessagesRequest
    let outline: RequestOutline
    /// The bits of the names of the body's fields.
    let fields: UInt64
    /// The marks for the cache.
    let marks: [CacheRules.Mark]
    let endpoint: RequestValidator.Endpoint
    let version: APIVersion
    let betas: [String]
    /// What the catalog knows of the model, nil for a name that is no Claude model's.
    let model: ModelInfo?

    init(
        _ request: MessagesRequest,
        _ endpoint: RequestValidator.Endpoint,
        _ version: APIVersion,
        _ betas: [String]
    ) {
        self.request = request
        outline = RequestOutline(request.messages)
        fields = request.body.object?.bits ?? 0
        marks = CacheRules.marks(in: request.body)
        self.endpoint = endpoint
        self.version = version
        self.betas = betas
        model = ModelCatalog.model(request.model)
    }

    var body: JSON { request.body }
    var messages: [InputMessage] { request.messages }

    /// Whether a beta of that name, whatever its date, is asked for.
    func hasBeta(_ name: String) -> Bool { betas.contains { $0.hasPrefix(name) } }

    var continuesThread: Bool { request.continuesThread }

    /// A block that the outline tells of.
    func object(of block: RequestOutline.Block) -> JSONObject { messages[block.message].blocks[block.position] }
}
