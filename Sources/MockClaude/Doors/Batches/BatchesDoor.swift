import HTTPDaemon
import MessagesAPI

/// `/v1/messages/batches`: many requests for messages at once, answered by the same rules, whose results are fetched later.
///
/// The words of its errors are the service's, as publicly captured.
struct BatchesDoor: Door {
    /// As documented.
    private static let longestBody = 256 << 20

    func methods(at path: String) -> [String]? { BatchPath(path)?.methods }

    func maximumBodyBytes(at path: String) -> Int? { BatchPath(path) == .all ? Self.longestBody : nil }

    func check(_ incoming: Incoming, with validator: RequestValidator) throws(APIError) {
        try validator.checkHeaders(incoming)
        guard incoming.http.method == "POST", BatchPath(incoming.route.path) == .all else { return }
        if let error = incoming.syntaxError ?? validator.check(batch: incoming.body) { throw error }
    }

    func answer(_ incoming: Incoming, in context: DoorContext) throws(APIError) -> DoorAnswer? {
        let batches = context.session.batches
        let root = incoming.url(of: BatchPath.root)
        let now = context.clock.now
        switch (BatchPath(incoming.route.path), incoming.http.method) {
        case (.all, "POST"): return DoorAnswer(create(incoming, in: context).json(root: root))
        case (.all, _):
            let page = try IDPage(query: QueryParameters(incoming.route.query), strictly: context.isStrict)
            let all = batches.all(at: now)
            return try DoorAnswer(page.json(of: all, noun: "message batch", id: \.id) { $0.json(root: root) })
        case (.one(let id), "DELETE"):
            _ = try known(batches.delete(id), id, in: context)
            return DoorAnswer(["id": .string(id), "type": "message_batch_deleted"])
        case (.one(let id), _):
            return try DoorAnswer(known(batches.look(at: id, now: now), id, in: context).json(root: root))
        case (.cancellation(let id), _):
            let batch = batches.cancel(id, gates: context.session.gates, now: now)
            return try DoorAnswer(known(batch, id, in: context).json(root: root))
        case (.results(let id), _):
            let batch = try known(batches.look(at: id, now: now), id, in: context)
            guard batch.ended != nil else {
                throw APIError(.notFound, message: "Message Batch \(id) has no available results.")
            }
            return DoorAnswer(contentType: "application/x-jsonl", body: batch.results)
        case (nil, _): return nil
        }
    }

    /// Creates a batch, and asks the rules for every answer, in the order of the requests.
    private func create(_ incoming: Incoming, in context: DoorContext) -> MessageBatch {
        var identifiers = context.identifiers
        let now = context.clock.now
        let requests = incoming.body["requests"]?.array ?? []
        let entries = requests.map { request in
            let customID = request["custom_id"]?.string ?? ""
            var params = request["params"]?.object ?? [:]
            if context.isStrict, let words = refusal(of: params) {
                return BatchEntry(APIError(.invalidRequest, message: words), customID: customID, now: now)
            }
            params["stream"] = nil
            let answer = context.answer(incoming.http.forMessage(.object(params)))
            return BatchEntry(answer, customID: customID, now: now, speed: context.speed)
        }
        let batch = MessageBatch(id: identifiers.messageBatch(), created: (now, context.time), entries: entries)
        context.session.batches.add(batch, gates: context.session.gates, clock: context.clock)
        return batch
    }

    /// What the service says of a request that it takes by itself and not in a batch; nil for any other.
    private func refusal(of params: JSONObject) -> String? {
        if params["stream"] == true { return "\"stream=True\" is not supported in the Message Batches API" }
        return params["max_tokens"]?.int == 0 ? "max_tokens: must be greater than or equal to 1" : nil
    }

    /// The batch; in the place of one that nobody has created an error, or where less is refused an empty one that has ended.
    private func known(
        _ batch: MessageBatch?,
        _ id: String,
        in context: DoorContext
    ) throws(APIError) -> MessageBatch {
        if let batch { return batch }
        if context.isStrict { throw APIError(.notFound, message: "Message Batch \(id) not found.") }
        var batch = MessageBatch(id: id, created: (context.clock.now, context.time), entries: [])
        batch.look(at: context.clock.now)
        return batch
    }
}

extension HTTPRequest {
    /// The request for a message of the same client.
    fileprivate func forMessage(_ body: JSON) -> HTTPRequest {
        HTTPRequest(
            method: "POST",
            target: "/v1/messages",
            version: version,
            headers: headers,
            body: body.encoded(),
            client: client
        )
    }
}

extension Incoming {
    /// The URL of a path of the service as this client has it: with the host that it names, and with the prefixes that its own
    /// path has. Without a host it is a path.
    fileprivate func url(of path: String) -> String {
        let prefix = http.path.dropLast(route.path.count)
        return (header("host").map { "http://\($0)" } ?? "") + prefix + path
    }
}
