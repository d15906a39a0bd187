import MessagesAPI
import Synchronization

/// The conversations that the server holds for its clients.
///
/// A client that asks with `thread: {type: create}` may go on with `thread: {type: continue, previous_message_id}` and send
/// nothing but what is new; the messages before, the system prompt and the tools are the thread's. Each reply is continued
/// once, and within five minutes (message threads). The time is real time, as that of the prompt cache is.
final class HeldConversations: Sendable {
    /// How long a conversation is held since its last reply.
    private static let lifetime = Duration.seconds(300)

    /// Beyond so many replies, or so many bytes of the requests that they answer, what was answered first is forgotten.
    private let capacity: (replies: Int, bytes: Int)
    private let state = Mutex(State())

    init(capacity: (replies: Int, bytes: Int) = (1_000, 16 << 20)) { self.capacity = capacity }

    /// The request's body as it would be without a thread: with all that the server holds.
    ///
    /// - Parameter now: the present moment of the server's clock.
    /// - Throws: the service's error when there is nothing held by that id, so that the client sends all of it again; when
    ///   what is held was continued otherwise; and when the request says something else of what the thread keeps.
    func whole(_ body: JSON, now: Duration) throws(APIError) -> JSON {
        guard var object = body.object, let id = object.continuedID else { return body }
        guard let held = state.withLock({ $0.held[id] }), now < held.until else { throw ThreadError.notFound(id) }
        let changed = Self.namesOfThread.filter { object[$0] != nil && object[$0] != held.body[$0] }
        if !changed.isEmpty { throw ThreadError.fingerprintMismatch(changed) }
        object["messages"] = .array((held.body["messages"]?.array ?? []) + (object["messages"]?.array ?? []))
        for name in Self.namesOfThread { object[name] = object[name] ?? held.body[name] }
        // Whoever asks for the same again has lost the answer.
        if let continuation = held.continuation, continuation.turn != Self.turn(of: object) {
            throw continuation.isUnderWay() ? ThreadError.continueInFlight : ThreadError.alreadyContinued
        }
        return .object(object)
    }

    /// Holds a conversation up to a reply, when the request asks for it.
    ///
    /// - Parameters:
    ///   - body: the request's body with all that is held.
    ///   - bytes: how many bytes the client sent of it.
    ///   - end: when the reply ends, on the server's clock.
    ///   - isUnderWay: whether the reply still is. It is asked when the same conversation is continued again.
    ///   - reply: the message that answers it, nil when none does; it is not asked for in vain.
    func hold(
        _ body: JSON,
        bytes: Int,
        until end: Duration,
        isUnderWay: @escaping @Sendable () -> Bool,
        answeredBy reply: @autoclosure () -> Message?
    ) {
        guard let request = body.object, request["thread"]?.object != nil, let reply = reply() else { return }
        var kept: JSONObject = [:]
        for name in Self.namesOfThread { kept[name] = request[name] }
        let content = JSON.array(reply.content.map { .object($0.json) })
        kept["messages"] = .array((request["messages"]?.array ?? []) + [["role": "assistant", "content": content]])
        let continuation = Continuation(turn: Self.turn(of: request), isUnderWay: isUnderWay)
        state.withLock { state in
            let before = request.continuedID.map { state.goOn(from: $0, with: continuation) } ?? 0
            state.add(Held(body: kept, bytes: before + bytes, until: end + Self.lifetime), as: reply.id)
            while state.ids.count > capacity.replies || state.bytes > capacity.bytes && state.ids.count > 1 {
                state.removeFirst()
            }
        }
    }

    /// What tells a turn from others, streamed or not.
    private static func turn(of request: JSONObject) -> UInt64 {
        var request = request
        request["stream"] = nil
        return JSON.object(request).digest
    }

    /// What the service takes from the thread when a request goes on with it.
    private static let namesOfThread = ["system", "tools"]
}

extension HeldConversations {
    /// The turn that went on from a reply.
    fileprivate struct Continuation: Sendable {
        let turn: UInt64
        let isUnderWay: @Sendable () -> Bool
    }

    /// A conversation up to a reply.
    fileprivate struct Held: Sendable {
        let body: JSONObject
        /// How many bytes clients sent of it, but for those that a reply further on has too and counts.
        var bytes: Int
        /// When it is forgotten.
        let until: Duration
        var continuation: Continuation?
    }

    fileprivate struct State {
        var held: [String: Held] = [:]
        /// In the order in which they were answered.
        var ids: [String] = []
        var bytes = 0

        /// Notes the turn that goes on from a reply. Returns how many bytes the reply to that turn counts from now on.
        mutating func goOn(from id: String, with continuation: Continuation) -> Int {
            guard let moved = held[id]?.bytes else { return 0 }
            held[id]?.continuation = continuation
            held[id]?.bytes = 0
            bytes -= moved
            return moved
        }

        mutating func add(_ new: Held, as id: String) {
            if let before = held.updateValue(new, forKey: id) {
                bytes -= before.bytes
            } else {
                ids.append(id)
            }
            bytes += new.bytes
        }

        mutating func removeFirst() { bytes -= held.removeValue(forKey: ids.removeFirst())?.bytes ?? 0 }
    }
}

extension JSONObject {
    /// The id of the reply that the request goes on from; nil when it goes on from none.
    fileprivate var continuedID: String? {
        guard let thread = self["thread"], thread["type"]?.string == "continue" else { return nil }
        return thread["previous_message_id"]?.string
    }
}
