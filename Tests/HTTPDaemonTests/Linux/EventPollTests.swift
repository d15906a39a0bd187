import Glibc
import Testing

@testable import HTTPDaemon

struct EventPollTests {
    private struct Event: Equatable {
        var token: UInt64
        var readiness: EventPoll.Readiness
    }

    private let poll: EventPoll
    private let wakeUp: WakeUp

    init() throws {
        poll = try EventPoll()
        wakeUp = try WakeUp()
    }

    /// What has happened by now.
    private func events() -> [Event] {
        var events: [Event] = []
        poll.wait(until: .now) { events.append(Event(token: $0, readiness: $1)) }
        return events
    }

    @Test func `an event carries its token, and is told for as long as it lasts`() {
        #expect(poll.watch(wakeUp.descriptor, for: .readable, token: .max))
        #expect(events() == [])
        wakeUp.signal()
        for _ in 1...2 { #expect(events() == [Event(token: .max, readiness: .readable)]) }
        wakeUp.clear()
        #expect(events() == [])
    }

    @Test func `a change is told once, and again when the watch is`() {
        wakeUp.signal()
        #expect(poll.watch(wakeUp.descriptor, for: [.readable, .changes], token: 1))
        #expect(events() == [Event(token: 1, readiness: .readable)])
        #expect(events() == [])
        poll.rewatch(wakeUp.descriptor, for: [.readable, .changes], token: 2)
        #expect(events() == [Event(token: 2, readiness: .readable)])
    }

    @Test func `what is no longer watched is silent, even while a copy of it is open`() {
        let copy = dup(wakeUp.descriptor)
        defer { close(copy) }
        #expect(poll.watch(wakeUp.descriptor, for: .readable, token: 1))
        wakeUp.signal()
        poll.unwatch(wakeUp.descriptor)
        #expect(events() == [])
    }

    @Test func `a peer that closes its side is told from one that is gone`() {
        var ends: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
        defer { close(ends[0]) }
        #expect(poll.watch(ends[0], for: .peerClosed, token: 1))
        #expect(events() == [])
        shutdown(ends[1], Int32(SHUT_WR))
        #expect(events() == [Event(token: 1, readiness: .peerClosed)])
        close(ends[1])
        #expect(events().first?.readiness.isDisjoint(with: .hungUp) == false)
    }

    @Test func `what cannot be watched is told`() {
        #expect(!poll.watch(-1, for: .readable, token: 1))
    }

    @Test(arguments: [0, 1, 300_000, 2_500_000] as [Int64])
    func `a wait without events lasts until its moment, and not less`(nanoseconds: Int64) {
        let moment = Instant.now.advanced(by: nanoseconds)
        poll.wait(until: moment) { _, _ in Issue.record("nothing is watched") }
        #expect(Instant.now >= moment)
    }

    @Test func `no wait is too short, however long waking took before`() {
        for _ in 1...300 {
            let moment = Instant.now.advanced(by: 50_000)
            poll.wait(until: moment) { _, _ in Issue.record("nothing is watched") }
            #expect(Instant.now >= moment)
        }
    }

    @Test func `a wait without a moment ends with an event`() {
        #expect(poll.watch(wakeUp.descriptor, for: .readable, token: 7))
        wakeUp.signal()
        var tokens: [UInt64] = []
        poll.wait(until: nil) { token, _ in tokens.append(token) }
        #expect(tokens == [7])
    }
}
