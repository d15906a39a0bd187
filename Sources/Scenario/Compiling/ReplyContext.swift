package import MessagesAPI

/// What a reply takes from the request that it answers. Requests that are the same here get the same reply, but for its ids.
package struct ReplyContext: Sendable {
    /// Of the context, what is told as it was asked for.
    package struct Echoed: Sendable, Hashable {
        /// The model that is asked for; empty when none is.
        package var model: String
        /// Whether the reply is streamed.
        package var streams: Bool
        /// Where the request wants to be worked on, and how fast; nil where it says nothing.
        var inferenceGeo, speed: String?
        /// Whether it wants its context edited.
        var managesContext: Bool

        /// Whether the same is echoed, byte by byte: another spelling of the same characters is another model.
        package static func == (first: Echoed, second: Echoed) -> Bool {
            first.streams == second.streams && first.managesContext == second.managesContext
                && first.model.isIdentical(to: second.model)
                && isIdentical(first.inferenceGeo, second.inferenceGeo) && isIdentical(first.speed, second.speed)
        }

        /// Hashes digests, which are made faster than a string is hashed.
        package func hash(into hasher: inout Hasher) {
            hasher.combine(JSON.string(model).digest)
            hasher.combine(inferenceGeo.map { JSON.string($0).digest })
            hasher.combine(speed.map { JSON.string($0).digest })
            hasher.combine(streams)
            hasher.combine(managesContext)
        }

        private static func isIdentical(_ first: String?, _ second: String?) -> Bool {
            guard let first, let second else { return first == nil && second == nil }
            return first.isIdentical(to: second)
        }
    }

    /// What is told as it was asked for.
    package var echoed: Echoed
    /// The tokens of the request.
    package var inputTokens: Int
    /// What the prompt cache does for it.
    var cacheUse: CacheUse
    /// The container that it names, or wants; nil for none.
    var container: JSON?
    /// When a container expires.
    var containerExpiry: @Sendable () -> String

    /// What a reply takes from that request.
    package init(_ request: MessagesRequest) {
        let body = request.body.object ?? [:]
        echoed = Echoed(
            model: request.model,
            streams: request.stream,
            inferenceGeo: body["inference_geo"]?.string,
            speed: body["speed"]?.string,
            managesContext: body["context_management"]?.object != nil
        )
        inputTokens = TokenEstimate.inputTokens(of: request)
        cacheUse = request.cacheUse
        container = body["container"]
        containerExpiry = request.containerExpiry
    }

    /// That of no request.
    static let nothing = ReplyContext(MessagesRequest(body: .null))

    /// Whether all that replies take from it is echoed, or counted.
    package var isPlain: Bool { cacheUse == CacheUse() && container == nil }

    /// The same of a request of which nothing is known but what is echoed, with stand-ins for the rest.
    func standingIn(_ side: StandIns.Side, digits: Int) -> ReplyContext {
        var context = self
        context.inputTokens = side.number(digits: digits)
        // Whatever expires is no blank: it is only told with a container, whose reply has no form.
        context.containerExpiry = { "\(side)" }
        return context
    }
}
