import HTTPDaemon
import MessagesAPI

/// A message batch: requests that are processed one beside the other.
///
///     in progress ─▶ ended            when somebody looks who would find every answer there
///          └▶ canceling ─▶ ended      when somebody looks after that
///
/// It only ends where a client sees it, so that what a test sees does not depend on how fast it asks: the answer that creates
/// it, and a cancellation after it, find it in progress.
struct MessageBatch: Sendable {
    let id: String
    /// When it was created, by the server's clock and as a time of day.
    let created: (clock: Duration, time: Timestamp)
    private(set) var entries: [BatchEntry]
    /// When it was last looked at; nil before that.
    private var lastLook: Duration?
    /// When it was given up, and when it ended, by the server's clock.
    private(set) var canceled: Duration?
    private(set) var ended: Duration?

    init(id: String, created: (clock: Duration, time: Timestamp), entries: [BatchEntry]) {
        self.id = id
        self.created = created
        self.entries = entries
    }

    /// How many bytes are kept for it.
    var byteCount: Int { entries.reduce(0) { $0 + $1.result.line.count } }

    /// Looks at it: it ends now if every request has its answer.
    mutating func look(at now: Duration) {
        lastLook = now
        guard ended == nil, entries.allSatisfy({ $0.isDone(at: now) }) else { return }
        ended = entries.lazy.compactMap(\.due).max() ?? created.clock
    }

    /// Gives up every request that nobody could have found answered. One that has ended stays as it is.
    mutating func cancel(at now: Duration) {
        guard ended == nil, canceled == nil else { return }
        canceled = now
        for index in entries.indices where lastLook.map({ !entries[index].isDone(at: $0) }) ?? true {
            entries[index].cancel(at: now)
        }
    }

    /// A request of it goes on from its gate.
    mutating func goOn(_ entry: Int, _ how: HoldRelease, at now: Duration) { entries[entry].goOn(how, at: now) }

    /// The batch as the service tells of it.
    ///
    /// - Parameter root: the URL of all batches, as the client has it.
    func json(root: String) -> JSON {
        var counts: JSONObject = ["processing": JSON(integerLiteral: ended == nil ? entries.count : 0)]
        // As documented, the others are zero until all is over.
        for kind in BatchResult.Kind.allCases {
            let count = ended == nil ? 0 : entries.count { $0.result.kind == kind }
            counts[kind.rawValue] = JSON(integerLiteral: count)
        }
        let status = ended != nil ? "ended" : canceled != nil ? "canceling" : "in_progress"
        return [
            "id": .string(id),
            "type": "message_batch",
            "processing_status": .string(status),
            "request_counts": .object(counts),
            "ended_at": time(ended),
            "created_at": time(created.clock),
            "expires_at": time(created.clock + BatchEntry.longestTime),
            "archived_at": nil,
            "cancel_initiated_at": time(canceled),
            "results_url": ended == nil ? nil : .string("\(root)/\(id)/results"),
        ]
    }

    /// A line for each request.
    var results: [UInt8] { entries.flatMap { $0.result.line + [UInt8(ascii: "\n")] } }

    private func time(_ clock: Duration?) -> JSON {
        clock.map { .string("\(created.time.advanced(by: $0 - created.clock))") } ?? nil
    }
}
