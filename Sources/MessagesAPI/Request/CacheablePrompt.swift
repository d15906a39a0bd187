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
        let automatic = CacheMark.Lifetime(request.body[.cacheControl])
        guard automatic != nil || request.hasCacheMarks else { return nil }
        digest = JSON.string(request.model).digest
        let body = request.body
        for tool in body[.tools]?.array ?? [] { append(tool, tokens: TokenEstimate.tokens(inTool: tool)) }
        mix(Self.whatChangesTheSystem(request).digest)
        for block in InputMessage.blocks(of: body[.system]) {
            append(.object(block), tokens: TokenEstimate.tokens(inBlock: block))
        }
        mix(Self.whatChangesTheMessages(request).digest)
        for message in request.messages {
            mix(JSON.string(message.role).digest)
            tokens += TokenEstimate.perMessage
            for block in message.blocks {
                append(.object(block), tokens: TokenEstimate.tokens(inBlock: block))
            }
        }
        mark(Self.lastCacheable(in: request).map { prefixes.count - 1 - $0 }, automatic)
        let least = ModelCatalog.model(request.model)?.leastCachedTokens ?? 0
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

    private mutating func append(_ block: JSON, tokens more: Int) {
        mix(block.digestOfBlock)
        tokens += more
        prefixes.append(Prefix(digest: digest, tokens: tokens))
        mark(prefixes.count - 1, block.cacheLifetime)
    }

    private mutating func mark(_ block: Int?, _ lifetime: CacheMark.Lifetime?) {
        guard let block, let lifetime, marks.last.map({ $0.block < block }) ?? true else { return }
        marks.append(CacheMark(block: block, lifetime: lifetime))
    }

    private mutating func mix(_ part: UInt64) { digest = JSON.digest(ofArrayOf: digest, part) }

    /// What is said to the model beside the system prompt.
    private static func whatChangesTheSystem(_ request: MessagesRequest) -> JSON {
        let body = request.body
        let cites = request.messages.contains { message in
            message.blocks.contains { $0[.citations]?[.enabled]?.bool ?? false }
        }
        let format = body[.outputConfig]?[.format] ?? body[.outputFormat] ?? .null
        return [body[.speed] ?? .null, .bool(cites), format]
    }

    /// What is said of how to answer, and whether there are images anywhere.
    private static func whatChangesTheMessages(_ request: MessagesRequest) -> JSON {
        let body = request.body
        let hasImages = request.messages.contains { $0.blocks.contains(where: \.hasImage) }
        let effort = body[.outputConfig]?[.effort] ?? .null
        return [body[.toolChoice] ?? .null, body[.thinking] ?? .null, effort, .bool(hasImages)]
    }

    /// How far before the last block of all the automatic mark stands; nil when there is no block that could have it.
    /// Thinking and empty texts cannot be marked.
    private static func lastCacheable(in request: MessagesRequest) -> Int? {
        var distance = 0
        for block in request.messages.lazy.reversed().flatMap({ $0.blocks.reversed() }) {
            switch BlockKind(block) {
            case .thinking, .redactedThinking: break
            case .text where (block[.text]?.string ?? "").isEmpty: break
            default: return distance
            }
            distance += 1
        }
        return nil
    }
}

extension MessagesRequest {
    /// Whether a tool, the system prompt or a message has a `cache_control`.
    fileprivate var hasCacheMarks: Bool {
        (body[.tools]?.array ?? []).contains { $0.cacheLifetime != nil }
            || (body[.system]?.array ?? []).contains { $0.cacheLifetime != nil }
            || messages.contains { $0.blocks.contains { $0.cacheLifetime != nil } }
    }
}

extension JSON {
    /// How long the client wants the prompt cached up to this block; nil when it has no mark.
    fileprivate var cacheLifetime: CacheMark.Lifetime? {
        guard case .object(let block) = self else { return nil }
        return block.cacheLifetime
    }

    /// A digest of the block as the model reads it: where the marks stand makes no difference to what was cached before
    /// them. Of its members the order does not count, but below them it does: a client that writes them in another order
    /// each time finds nothing in the cache.
    fileprivate var digestOfBlock: UInt64 {
        guard case .object(let block) = self else { return digest }
        var digest: UInt64 = 0
        block.forEachPlainMember { key, value in digest &+= JSON.digest(ofArrayOf: JSON.string(key).digest, value) }
        return digest
    }

    /// The same for a block in a tool's result, in which the order of members counts.
    fileprivate var spellingOfBlock: UInt64 {
        guard case .object(let block) = self else { return digestOfSpelling }
        var digest: UInt64 = 0
        block.forEachPlainMember { key, value in
            digest = JSON.digest(ofArrayOf: digest, JSON.string(key).digest, value)
        }
        return digest
    }
}

extension JSONObject {
    /// How long the client wants the prompt cached up to this block; nil when it has no mark. A mark inside a tool's result
    /// is the result's.
    fileprivate var cacheLifetime: CacheMark.Lifetime? {
        if let own = CacheMark.Lifetime(self[.cacheControl]) { return own }
        guard isOfType(.toolResult) else { return nil }
        return (self[.content]?.array ?? []).lazy.compactMap { CacheMark.Lifetime($0[.cacheControl]) }.first
    }

    /// Whether the block is an image, or a tool's result that holds one.
    fileprivate var hasImage: Bool {
        switch BlockKind(self) {
        case .image: true
        case .toolResult: (self[.content]?.array ?? []).contains { $0.object?.isOfType(.image) ?? false }
        default: false
        }
    }

    /// Gives each member with a digest of how its value is spelled, without the marks of the block and of those in it.
    fileprivate func forEachPlainMember(_ body: (_ key: String, _ value: UInt64) -> Void) {
        for member in members where !member.isNamed(.cacheControl) {
            if case .array(let content) = member.value, member.isNamed(.content), isOfType(.toolResult) {
                body(member.key, content.reduce(0) { JSON.digest(ofArrayOf: $0, $1.spellingOfBlock) })
            } else {
                body(member.key, member.value.digestOfSpelling)
            }
        }
    }
}
