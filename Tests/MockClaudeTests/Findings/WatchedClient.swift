import MessagesAPI
import Scenario
import Timeline

@testable import MockClaude

/// A connection, which is nothing but itself.
final class FakeConnection: Sendable {}

/// A client that is watched, on a clock of its own. Each request has the id `req_1`, `req_2`, ….
struct WatchedClient {
    /// A request that is under way.
    struct Sent {
        let ticket: ClientWatch.Ticket
        let found: [Finding]
        var kinds: [FindingKind] { found.map(\.kind) }
    }

    var watch = ClientWatch()
    var now = Duration.seconds(100)
    private var requests = 0

    init(capacity: Int = 10_000) { watch = ClientWatch(capacity: capacity) }

    /// Sends a request so long after what was last done.
    mutating func send(
        after wait: Duration = .zero,
        call: UInt64 = 1,
        retryCount: Int? = nil,
        connection: FakeConnection? = nil,
        change: (inout WatchedRequest) -> Void = { _ in }
    ) -> Sent {
        now += wait
        requests += 1
        var request = WatchedRequest(id: "req_\(requests)", call: call, retryCount: retryCount, connection: connection)
        change(&request)
        let (ticket, found) = watch.begin(request, at: now)
        return Sent(ticket: ticket, found: found)
    }

    /// Lets a request have that answer.
    mutating func answer(
        _ sent: Sent,
        _ status: Int = 200,
        _ headers: [String: String] = [:],
        content: [ContentBlock] = []
    ) {
        let headers = headers.map { Timeline.Header($0.key, $0.value) }
        let timeline = Timeline(status: status, headers: headers, framing: .whole)
        watch.answer(sent.ticket, with: WatchedReply(timeline, content: content, now: now))
    }

    /// Lets its exchange end.
    mutating func end(_ sent: Sent, _ ending: ClientWatch.Ending = .answered, after time: Duration = .zero) -> [Finding]
    {
        now += time
        return watch.end(sent.ticket, ending, at: now)
    }

    /// A whole exchange, answered at once; gives back what was found.
    mutating func ask(
        after wait: Duration = .zero,
        call: UInt64 = 1,
        retryCount: Int? = nil,
        connection: FakeConnection? = nil,
        _ status: Int = 200,
        _ headers: [String: String] = [:],
        ending: ClientWatch.Ending = .answered
    ) -> [FindingKind] {
        let sent = send(after: wait, call: call, retryCount: retryCount, connection: connection)
        answer(sent, status, headers)
        return sent.kinds + end(sent, ending).map(\.kind)
    }
}

extension WatchedReply {
    /// The reply that is that timeline, and carries that content.
    init(_ timeline: Timeline, content: [ContentBlock] = [], now: Duration) {
        self.init(Answer(timeline, requestID: "req_1"), now: now, wallClock: .zero)
        (toolCalls, thinking) = (content.toolCalls, content.thinkingProofs)
    }
}
