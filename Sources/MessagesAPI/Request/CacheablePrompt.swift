/// A request's prompt as the prompt cache sees it: a row of blocks, in the order in which the service reads them, with the
/// marks up to which the client wants it cached.
///
///     tools │ system │ messages
///     b b b │ b   b  │ b b b b      each block stands for the whole prefix that ends with it
///         ▲       ▲          ▲      marks
///
/// What is only said, such as the choice of a tool, belongs to the prefixes of the part that it changes (prompt caching, "What
/// invalidates the cache").
public struct CacheablePrompt: Sendable {
    /// The prefix of the prompt that ends with a block.
    public struct Prefix: Sendable, Equatable {
        /// What tells it from all others: the same for prompts that begin in the same way.
        public let digest: UInt64
        /// Its estimated tokens.
        public let tokens: Int
    }

    /// The prefixes, each longer than the one before it by one block.
    public private(set) var prefixes: [Prefix] = []
    /// The marks, in the order of their blocks. A prefix that is too short for the model to cache has none.
    public private(set) var marks: [CacheMark] = []

    private var digest: UInt64
    private var tokens = 0

    /// The prompt of a request; nil when there is no mark in it, so that it has nothing to do with the cache.
    public init?(_ request: MessagesRequest) {
        let prompt = request.body.read { body in
            body.hasCacheMarks ? CacheablePrompt(body, model: request.model) : nil
        }
        guard let prompt else { return nil }
        self = prompt
    }

    private init(_ body: JSONNode, model: String) {
        digest = JSON.string(model).digest
        for tool in body.elements(of: .tools) { append(tool, tokens: TokenEstimate.tokens(inTool: tool)) }
        mix(Self.whatChangesTheSystem(body))
        append(blocksOf: body[.system])
        mix(Self.whatChangesTheMessages(body))
        for message in body.elements(of: .messages) {
            mix(message[.role].flatMap { $0.type == .string ? $0.digest : nil } ?? JSON.string("").digest)
            tokens += TokenEstimate.perMessage
            append(blocksOf: message[.content])
        }
        let automatic = CacheMark.Lifetime(body[.cacheControl])
        mark(Self.lastCacheable(in: body).map { prefixes.count - 1 - $0 }, automatic)
        let least = ModelCatalog.model(model)?.leastCachedTokens ?? 0
        marks.removeAll { prefixes[$0.block].tokens < least }
    }

    /// The prefix that ends at a mark of this prompt.
    public func prefix(at mark: CacheMark) -> Prefix { prefixes[mark.block] }

    /// The longest prefix that the service finds in its cache: each mark looks at its own block, then at those before it,
    /// one by one, at 20 in all (prompt caching, "How automatic prefix checking works").
    ///
    /// - Parameter isCached: whether the prefix of that digest is there.
    public func longestPrefix(where isCached: (UInt64) -> Bool) -> Prefix? {
        let found = marks.compactMap { mark in
            prefixes[...mark.block].suffix(Self.lookback).last { isCached($0.digest) }
        }
        return found.max { $0.tokens < $1.tokens }
    }

    private static let lookback = 20

    /// Appends the blocks of a field; a plain string counts as one text block.
    private mutating func append(blocksOf content: JSONNode?) {
        guard let content else { return }
        if content.type == .string {
            let digest = JSON.object(JSONObject(textBlock: content.text)).read { $0.digestOfBlock }
            append(digest, tokens: TokenEstimate.tokens(inText: content), nil)
        }
        for block in content.elements where block.type == .object {
            append(block, tokens: TokenEstimate.tokens(inBlock: block))
        }
    }

    private mutating func append(_ block: JSONNode, tokens more: Int) {
        append(block.digestOfBlock, tokens: more, block.cacheLifetime)
    }

    private mutating func append(_ block: UInt64, tokens more: Int, _ lifetime: CacheMark.Lifetime?) {
        mix(block)
        tokens += more
        prefixes.append(Prefix(digest: digest, tokens: tokens))
        mark(prefixes.count - 1, lifetime)
    }

    private mutating func mark(_ block: Int?, _ lifetime: CacheMark.Lifetime?) {
        guard let block, let lifetime, marks.last.map({ $0.block < block }) ?? true else { return }
        marks.append(CacheMark(block: block, lifetime: lifetime))
    }

    private mutating func mix(_ part: UInt64) { digest = JSON.digest(ofArrayOf: digest, part) }

    /// What is said to the model beside the system prompt.
    private static func whatChangesTheSystem(_ body: JSONNode) -> UInt64 {
        let cites = body.elements(of: .messages).contains { message in
            message.elements(of: .content).contains { $0[.citations]?[.enabled]?.bool ?? false }
        }
        let format = body[.outputConfig]?[.format] ?? body[.outputFormat]
        return JSON.digest(ofArrayOf: digest(body[.speed]), JSON.bool(cites).digest, digest(format))
    }

    /// What is said of how to answer, and whether there are images anywhere.
    private static func whatChangesTheMessages(_ body: JSONNode) -> UInt64 {
        let hasImages = body.elements(of: .messages).contains { $0.elements(of: .content).contains(where: \.hasImage) }
        return JSON.digest(
            ofArrayOf: digest(body[.toolChoice]),
            digest(body[.thinking]),
            digest(body[.outputConfig]?[.effort]),
            JSON.bool(hasImages).digest
        )
    }

    private static func digest(_ value: JSONNode?) -> UInt64 { value?.digest ?? JSON.null.digest }

    /// How far before the last block of all the automatic mark stands; nil when there is no block that could have it.
    /// Thinking and empty texts cannot be marked.
    private static func lastCacheable(in body: JSONNode) -> Int? {
        var distance = 0
        for block in RequestOutline(body.elements(of: .messages)).blocks.reversed() {
            switch block.kind {
            case .thinking, .redactedThinking: break
            case .text where block.text?.string ?? "" == "": break
            default: return distance
            }
            distance += 1
        }
        return nil
    }
}

extension JSONNode {
    /// Whether the body of a request, a tool in it, its system prompt or a message has a `cache_control` that counts.
    fileprivate var hasCacheMarks: Bool {
        CacheMark.Lifetime(self[.cacheControl]) != nil
            || elements(of: .tools).contains { $0.cacheLifetime != nil }
            || elements(of: .system).contains { $0.cacheLifetime != nil }
            || elements(of: .messages).contains { $0.elements(of: .content).contains { $0.cacheLifetime != nil } }
    }

    /// How long the client wants the prompt cached up to this block; nil when it has no mark. A mark inside a tool's result
    /// is the result's.
    fileprivate var cacheLifetime: CacheMark.Lifetime? {
        if let own = CacheMark.Lifetime(self[.cacheControl]) { return own }
        let content = elements(of: .content)
        guard !content.isEmpty, isOfType(.toolResult) else { return nil }
        return content.lazy.compactMap { CacheMark.Lifetime($0[.cacheControl]) }.first
    }

    /// A digest of the block as the model reads it: where the marks stand makes no difference to what was cached before
    /// them. Of its members the order does not count, but below them it does: a client that writes them in another order
    /// each time finds nothing in the cache.
    fileprivate var digestOfBlock: UInt64 {
        guard type == .object else { return digest }
        var digest: UInt64 = 0
        forEachPlainMember { name, value in digest &+= JSON.digest(ofArrayOf: name, value) }
        return digest
    }

    /// The same for a block in a tool's result, in which the order of members counts.
    private var spellingOfBlock: UInt64 {
        guard type == .object else { return digestOfSpelling }
        var digest: UInt64 = 0
        forEachPlainMember { name, value in digest = JSON.digest(ofArrayOf: digest, name, value) }
        return digest
    }

    /// Whether the block is an image, or a tool's result that holds one.
    fileprivate var hasImage: Bool {
        switch BlockKind(self) {
        case .image: true
        case .toolResult: elements(of: .content).contains { $0.isOfType(.image) }
        default: false
        }
    }

    /// Gives the digest of each member's name with one of how its value is spelled, without the marks of the block and of those
    /// in it.
    private func forEachPlainMember(_ body: (_ name: UInt64, _ value: UInt64) -> Void) {
        for (name, value) in members where !name.isNamed(.cacheControl) {
            if value.type == .array, name.isNamed(.content), isOfType(.toolResult) {
                body(name.digest, value.elements.reduce(0) { JSON.digest(ofArrayOf: $0, $1.spellingOfBlock) })
            } else {
                body(name.digest, value.digestOfSpelling)
            }
        }
    }
}
