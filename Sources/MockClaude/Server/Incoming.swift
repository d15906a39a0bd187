import HTTPDaemon
import MessagesAPI
import Scenario

/// A request as the doors see it: its path without prefixes, its door, its session, and its body as JSON.
///
/// Whoever answers it makes of it what is asked for, step by step, before anybody else looks at it.
final class Incoming {
    /// The request as it was read.
    let http: HTTPRequest
    /// Where it goes, and in which session.
    let route: Route
    /// The endpoint that it goes to; nil for a path that is none.
    let door: (any Door)?
    /// The body as it was sent; `null` when there is none or when it is not JSON.
    let body: JSON
    /// What is answered to a body that is not JSON, or that could not be read.
    let syntaxError: APIError?
    /// What is asked for, as far as the body tells. Where the door takes another API's requests, it is what `read` made of them;
    /// of a conversation that the server holds, it is all.
    private(set) var messages: MessagesRequest
    /// What the rules are matched against on a call's first attempt: it remembers what one search has looked up for the next.
    private var first: Candidate?

    convenience init(_ http: HTTPRequest) { self.init(http, at: Route(http)) }

    /// A request that goes there.
    init(_ http: HTTPRequest, at route: Route) {
        self.http = http
        self.route = route
        door = MockClaude.door(at: route.path)
        var body = JSON.null
        var failure: APIError?
        if http.method == "POST", !http.bodyExceedsLimit {
            do throws(APIError) {
                if let error = APIError(bodyOf: http) { throw error }
                body = try RequestValidator.parse(http.body)
            } catch {
                failure = error
            }
        }
        self.body = body
        syntaxError = failure
        messages = MessagesRequest(body: body)
    }

    /// Whether the door takes the method.
    var isMethodTaken: Bool { door?.methods(at: route.path)?.contains(http.method) ?? true }

    /// Reads what is asked for as the door understands it.
    func read() throws(APIError) {
        guard let request = try door?.request(self) else { return }
        first = nil
        messages = MessagesRequest(body: request)
    }

    /// Puts what the server holds of the conversation before what the client has sent of it.
    ///
    /// - Parameter now: the present moment of the server's clock.
    func goOn(in conversations: HeldConversations, now: Duration) throws(APIError) {
        guard isInThread else { return }
        first = nil
        messages = MessagesRequest(body: try conversations.whole(messages.body, now: now))
    }

    /// Whether its conversation is one that the server is to hold, or holds.
    var isInThread: Bool { messages.body[Self.thread] != nil }
    private static let thread = Name("thread")

    /// Notes what only the server knows: what of the prompt is cached, and when a container expires.
    ///
    /// - Parameters:
    ///   - now: the present moment of the server's clock.
    ///   - time: the same moment as a time of day.
    /// - Returns: the prompt, to be written when the reply begins; nil when its client marked nothing.
    func note(cachedIn cache: PromptCache, now: Duration, time: Timestamp) -> CacheablePrompt? {
        messages.containerExpiry = { time.advanced(byDays: Self.daysOfContainer).description }
        guard let prompt = CacheablePrompt(messages) else { return nil }
        messages.cacheUse = cache.use(by: prompt, now: now)
        return prompt
    }

    /// How many days a container is kept (code execution tool, "Container persistence").
    private static let daysOfContainer = 30

    /// What tells this call from others: where it goes, and its body, compared as JSON where it is JSON.
    ///
    /// How the answer is to be sent does not count: a client whose stream was cut may ask for the same again in one piece.
    /// Every body is digested as one that asks for a stream.
    func callDigest() -> UInt64 {
        let content =
            switch body {
            case .null: JSON.string(String(decoding: http.body, as: UTF8.self)).digest
            case .object(let members): members.digest(with: Self.asStream)
            default: body.digest
            }
        return JSON.digest(
            ofArrayOf: JSON.string(http.method).digest,
            JSON.string(door?.callPath(route.path) ?? route.path).digest,
            (route.query.map(JSON.string) ?? .null).digest,
            content
        )
    }

    /// What makes a body one that asks for a stream.
    private static let asStream: [(name: Name, value: JSON?)] = [
        (Name("stream"), true), (Name("stream_options"), nil),
    ]

    /// Whose request it is: the key that it brings; nil when it brings none. A signature (AWS Signature Version 4) is another
    /// one each second, so of one only the credential counts, without its date.
    var key: String? {
        if let key = header("x-api-key") { return key }
        guard let authorization = header("authorization") else { return nil }
        guard authorization.hasPrefix("AWS4-"), let credential = authorization.firstRange(of: "Credential=") else {
            return authorization
        }
        return String(authorization[credential.upperBound...].prefix { $0 != "/" && $0 != "," })
    }

    /// A header field's value.
    func header(_ name: String) -> String? { http.headers.value(of: name) }

    /// What gives header fields' values, for those who keep it: it holds nothing else of the request.
    var lookup: @Sendable (String) -> String? { { [headers = http.headers] in headers.value(of: $0) } }

    /// What rules are matched against.
    func candidate(attempt: Int) -> Candidate {
        if attempt == 1, let first { return first }
        let candidate = Candidate(
            messages,
            path: route.path,
            asksForMessage: door?.givesMessages ?? false,
            query: route.query,
            method: http.method,
            body: http.body,
            sent: body == .null ? nil : body,
            attempt: attempt,
            header: lookup
        )
        if attempt == 1 { first = candidate }
        return candidate
    }
}
