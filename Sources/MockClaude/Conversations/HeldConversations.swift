import MessagesAPI
import Synchronization

/// The conversations that the server holds for its clients.
///
/// A client that asks with `thread: {type: create}` may go on with `thread: {type: continue, previous_message_id}` and send
/// nothing but what is new; the messages before, the system prompt and the tools are the thread's (SDK 2.x).
final class HeldConversations: Sendable {
    private struct State {
        var held: [String: (body: JSONObject, bytes: Int)] = [:]
        /// In the order in which they were answered.
        var ids: [String] = []
        var bytes = 0
    }

    /// Beyond so many replies, or so many bytes of the requests that they answer, what was answered first is forgotten.
    private let capacity: (replies: Int, bytes: Int)
    private let state = Mutex(State())

    init(capacity: (replies: Int, bytes: Int) = (1_000, 16 << 20)) { self.capacity = capacity }

    /// The request's body as it would be without a thread: with all that the server holds.
    ///
    /// - Throws: the service's error when there is nothing held by that id, so that the client sends all of it again.
    func whole(_ body: JSON) throws(APIError) -> JSON {
        guard var object = body.object, let thread = object["thread"], thread["type"]?.string == "continue",
            let id = thread["previous_message_id"]?.string
        else { return body }
        guard let held = state.withLock({ $0.held[id]?.body }) else {
            throw APIError(
                .notFound,
                message: "No usable Thread state was found for `previous_message_id`: \(id).",
                details: ["error_code": "thread_not_found"]
            )
        }
        object["messages"] = .array((held["messages"]?.array ?? []) + (object["messages"]?.array ?? []))
        for name in Self.namesOfThread { object[name] = object[name] ?? held[name] }
        return .object(object)
    }

    /// Holds a conversation up to a reply, when the request asks for it.
    ///
    /// - Parameters:
    ///   - body: the request's body with all that is held.
    ///   - bytes: how many bytes the client sent of it.
    ///   - reply: the message that answers it, nil when none does; it is not asked for in vain.
    func hold(_ body: JSON, bytes: Int, answeredBy reply: @autoclosure () -> Message?) {
        guard let request = body.object, request["thread"]?.object != nil, let reply = reply() else { return }
        var held: JSONObject = [:]
        for name in Self.namesOfThread { held[name] = request[name] }
        let content = JSON.array(reply.content.map { .object($0.json) })
        held["messages"] = .array((request["messages"]?.array ?? []) + [["role": "assistant", "content": content]])
        state.withLock { state in
            if let before = state.held.updateValue((held, bytes), forKey: reply.id) {
                state.bytes -= before.bytes
            } else {
                state.ids.append(reply.id)
            }
            state.bytes += bytes
            while state.ids.count > capacity.replies || state.bytes > capacity.bytes && state.ids.count > 1 {
                state.bytes -= state.held.removeValue(forKey: state.ids.removeFirst())?.bytes ?? 0
            }
        }
    }

    /// What the service takes from the thread when a request goes on with it.
    private static let namesOfThread = ["system", "tools"]
}
